import { applyEdits, plannedWrites, refuseUnread } from "../app/apply-plan.ts";
import { diffsOf } from "../app/plan-diffs.ts";
import { readPlanFile } from "../app/read-plan-file.ts";
import type { Source } from "../app/source-filter.ts";
import type { Edit } from "../core/edit.ts";
import { MigrateError } from "../core/errors.ts";
import { countHunks } from "../core/hunks.ts";
import type { Plan } from "../core/plan.ts";
import { quoteWords } from "../core/quote-words.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import { printJson, printYaml } from "../printers/data.ts";
import { paintDiff } from "../printers/paint-diff.ts";
import { planReport } from "../printers/report.ts";
import { printable } from "../printers/style.ts";
import { wrap } from "../printers/wrap.ts";
import { askUsers } from "./ask-users.ts";
import { EXIT } from "./exit-codes.ts";
import { walkInteractively } from "./interactive-walk.ts";
import { ManifestCommand, type ManifestFlags, type Planned } from "./manifest-command.ts";
import { wire } from "./wire.ts";

export interface ApplyFlags {
  readonly "dry-run": string;
  readonly output?: string | undefined;
  readonly lang?: string | undefined;
  readonly color?: string | undefined;
  readonly plain?: boolean | undefined;
}

/** The three ways of `apply`: asked, unasked, and from a saved plan. */
export abstract class ApplyCommand extends ManifestCommand {
  protected async applyAsked(flags: ApplyFlags & ManifestFlags): Promise<void> {
    const words = (flags.filename ?? []).flatMap((target) => ["-f", target]);
    const targets = quoteWords(flags.recursive ? ["-R", ...words] : words);
    if (!wire.isTerminal() || flags.filename?.includes("-")) {
      throw new MigrateError("NOT_A_TERMINAL", { params: { targets } });
    }
    try {
      await this.#walk(flags);
    } catch (error) {
      if (!(error instanceof MigrateError) || error.code !== "INTERRUPTED") throw error;
      throw new MigrateError("INTERRUPTED", { params: { targets } });
    }
  }

  async #walk(flags: ApplyFlags & ManifestFlags): Promise<void> {
    const messages = await this.messages(flags);
    const asker = await wire.asker(messages);
    const first = this.planFrom(flags);
    const answers = await askUsers(first, asker, messages);
    const planned = answers.size > 0 ? this.planFrom(flags, answers) : first;
    refuseUnread(planned.plan);
    if (planned.plan.edits.length === 0) return this.write(planned, [], flags);
    const walk = await walkInteractively({
      ...planned,
      asker,
      walks: wire.walks(),
      messages,
      style: this.style(flags),
    });
    if (walk.edits.length === 0) return this.print(`${messages.ui.walkNothing}\n`);
    const counted = { edits: walk.edits.length, hunks: countHunks(walk.edits), files: filesOf(walk.edits) };
    if (!(await asker.confirm(fill(messages.ui.walkWrite, counted)))) {
      const words = `${messages.ui.appliedNothing} ${messages.ui.walkQuit}`;
      return this.print(`${wrap(words, this.style(flags).columns).join("\n")}\n`);
    }
    await this.write(planned, walk.edits, flags);
    if (flags["dry-run"] === "none") walk.finish();
  }

  protected async applySaved(path: string, flags: ApplyFlags): Promise<void> {
    const text = wire.readText(path);
    if (text === undefined) throw new MigrateError("FILE_NOT_FOUND", { params: { path, folder: "." } });
    const { plan: saved, dropped } = readPlanFile(path, text);
    const words = (await this.messages(flags)).ui.planDropped;
    for (const { id, requires } of dropped) this.note(`${fill(words, { id, requires: requires.join(", ") })}\n`);
    const changed = new Set(saved.edits.map(({ file }) => file));
    const sources = [...changed].map((file) => ({ path: file, bytes: wire.files.read(file) }));
    await this.write({ plan: saved, sources, targets: [...changed] }, saved.edits, flags);
  }

  protected async write(
    planned: Pick<Planned, "plan" | "sources" | "targets">,
    edits: readonly Edit[],
    flags: ApplyFlags,
  ): Promise<void> {
    const { plan, sources } = planned;
    if (planned.targets.includes("-")) {
      throw new MigrateError("USAGE", { params: { reason: "usage-stdin-is-no-file", command: "apply" } });
    }
    const dry = flags["dry-run"] === "client";
    if (dry) plannedWrites(plan.files, sources, edits);
    const written = dry ? undefined : applyEdits(wire.writing(), "apply", plan.files, sources, edits);
    const messages = await this.messages(flags, flags.output !== undefined);
    const journal = written?.journal?.path;
    if (flags.output === undefined) {
      if (dry) this.#show(sources, edits, flags);
      return this.print(this.#words(plan, edits, journal, dry, messages));
    }
    const report = { ...planReport({ ...plan, edits }, "apply", messages), written: !dry, journal: journal ?? null };
    this.print(flags.output === "json" ? printJson(report) : printYaml(report));
    process.exitCode = EXIT.done;
  }

  /** What a dry run would write, as a diff. */
  #show(sources: readonly Source[], edits: readonly Edit[], flags: ApplyFlags): void {
    const style = this.style(flags);
    const lines = diffsOf(sources, edits).flatMap(({ diff }) => [...paintDiff(diff, style), ""]);
    this.print(lines.map((line) => `${line}\n`).join(""));
  }

  #words(plan: Plan, edits: readonly Edit[], journal: string | undefined, dry: boolean, messages: Messages): string {
    const { ui } = messages;
    if (edits.length === 0) return `${plan.summary.included ? ui.nothingToDo : ui.appliedNothing}\n`;
    const counted = { edits: edits.length, hunks: countHunks(edits), files: filesOf(edits) };
    const lines = [fill(dry ? ui.dryRun : ui.applied, counted)];
    if (!dry) lines.push(...[...new Set(edits.map(({ file }) => file))].map((file) => `  ${printable(file)}`));
    if (journal !== undefined) lines.push(fill(ui.journal, { path: journal }), `${ui.next} archon-migrate undo`);
    return `${lines.join("\n")}\n`;
  }
}

function filesOf(edits: readonly Edit[]): number {
  return new Set(edits.map(({ file }) => file)).size;
}
