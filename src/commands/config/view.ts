import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";
import { policyFlags } from "../../cli/flags.ts";
import { viewConfig } from "../../config/view-config.ts";
import { printJson } from "../../printers/data.ts";

export default class ConfigView extends BaseCommand {
  static override summary = "Print the configuration in force";
  static override description =
    "Flags lie over ARCHON_MIGRATE_*, these over .archon-migrate.yaml, that over the built-in profile.";
  static override examples = ["<%= config.bin %> config view --origin"];
  static override flags = {
    origin: Flags.boolean({ description: "say where each value comes from" }),
    output: Flags.string({ char: "o", options: ["yaml", "json"], default: "yaml", description: "format" }),
    ...policyFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ConfigView);
    const { config, origins } = this.loadConfig(flags);
    if (flags.output === "yaml") return this.print(viewConfig(config, origins, { withOrigin: flags.origin }));
    const data = { apiVersion: "archon-migrate/v1", kind: "Migration", ...config };
    this.print(printJson(flags.origin ? { ...data, origins: Object.fromEntries(origins) } : data));
  }
}
