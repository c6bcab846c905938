import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { undoMigration } from "../app/undo-migration.ts";
import { BaseCommand } from "../cli/base-command.ts";
import { wire } from "../cli/wire.ts";
import { fill } from "../locales/index.ts";
import { printJson } from "../printers/data.ts";
import { SCHEMA_VERSION } from "../core/schema-version.ts";
import { printable } from "../printers/style.ts";

export default class Undo extends BaseCommand {
  static override summary = "Restore the bytes that an apply has replaced";
  static override description =
    "Takes the newest journal, or the one named. All files or none: where one has changed since, nothing is written.";
  static override examples = ["<%= config.bin %> undo", "<%= config.bin %> undo 20260131T101500Z-1a2b"];
  static override args = { journal: Args.string({ description: "id or path of a journal; the newest where absent" }) };
  static override flags = {
    output: Flags.string({ char: "o", options: ["json"], description: "print data instead of words" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Undo);
    const messages = await this.messages(flags, flags.output !== undefined);
    const undone = undoMigration(wire.writing(), args.journal);
    if (flags.output !== undefined)
      return this.print(printJson({ schemaVersion: SCHEMA_VERSION, command: "undo", ...undone }));
    const lines = [fill(messages.ui.undone, { files: undone.restored.length, when: undone.journal.id })];
    lines.push(...undone.restored.map((path) => `  ${printable(path)}`));
    if (undone.skipped.length > 0) lines.push(fill(messages.ui.undoneSkipped, { files: undone.skipped.length }));
    this.print(`${lines.join("\n")}\n`);
  }
}
