import * as Args from "@oclif/core/args";
import { BaseCommand } from "../cli/base-command.ts";
import { wire } from "../cli/wire.ts";
import { nearest } from "../config/nearest.ts";
import { ERROR_CODES } from "../core/errors.ts";
import { FINDING_CODES } from "../core/codes.ts";
import { MigrateError } from "../core/errors.ts";

export default class Explain extends BaseCommand {
  static override summary = "Explain a code that this program prints";
  static override examples = ["<%= config.bin %> explain USER_UNKNOWN"];
  static override args = { code: Args.string({ description: "a code such as USER_UNKNOWN; without one, all codes" }) };

  async run(): Promise<void> {
    const { args } = await this.parse(Explain);
    const codes = [...new Set<string>([...FINDING_CODES, ...ERROR_CODES])].sort();
    if (args.code === undefined) return this.print(codes.map((code) => `${code}\n`).join(""));
    const code = args.code.toUpperCase().replaceAll("-", "_");
    const page = codes.includes(code) ? wire.page(code) : undefined;
    if (page !== undefined) return this.print(page);
    const meant = nearest(code, codes);
    const reason = meant === undefined ? "usage-no-code" : "usage-no-code-meant";
    throw new MigrateError("USAGE", { params: { reason, typed: args.code, meant: meant ?? "", command: "explain" } });
  }
}
