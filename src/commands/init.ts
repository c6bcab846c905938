import * as Flags from "@oclif/core/flags";
import { projectFacts } from "../app/project-facts.ts";
import { BaseCommand } from "../cli/base-command.ts";
import { CONFIG_FILE } from "../cli/load-config.ts";
import { wire } from "../cli/wire.ts";
import { proposeConfig } from "../config/index.ts";
import { MigrateError } from "../core/errors.ts";
import { fill } from "../locales/index.ts";

export default class Init extends BaseCommand {
  static override summary = "Look at the repository and propose a configuration";
  static override description = `Pairs Compose services, Dockerfiles and Deployments, and writes what it found to ${CONFIG_FILE}.`;
  static override examples = ["<%= config.bin %> init", "<%= config.bin %> init --stdout"];
  static override flags = {
    stdout: Flags.boolean({ description: "print the proposal instead of writing it" }),
    force: Flags.boolean({ description: `replace an existing ${CONFIG_FILE}` }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Init);
    const proposal = proposeConfig(projectFacts(wire.projectFiles("."), wire.readText));
    if (flags.stdout) return this.print(proposal);
    if (!flags.force && wire.readText(CONFIG_FILE) !== undefined) {
      throw new MigrateError("USAGE", {
        params: { reason: "usage-config-exists", path: CONFIG_FILE, command: "init" },
      });
    }
    const messages = await this.messages(flags);
    wire.writeText(CONFIG_FILE, proposal);
    this.print(
      `${fill(messages.ui.configWritten, { path: CONFIG_FILE })}\n${messages.ui.next} archon-migrate config view --origin\n`,
    );
  }
}
