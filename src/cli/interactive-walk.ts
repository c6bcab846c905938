import { problemOfEdited, type EditedProblem } from "../app/check-edited.ts";
import { diffsOf } from "../app/plan-diffs.ts";
import type { Source } from "../app/source-filter.ts";
import type { Edit } from "../core/edit.ts";
import { allowedSubset, type Hunk } from "../core/hunks.ts";
import { sha256 } from "../core/journal.ts";
import type { Plan } from "../core/plan.ts";
import {
  acceptedEdits,
  isOver,
  possibleKeys,
  press,
  reopen,
  startWalk,
  type Walk,
  type WalkKey,
} from "../core/walk.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import type { Asker } from "../ports/asker.ts";
import type { Walks } from "../ports/walks.ts";
import { hunkLines, itemIntro, keyHelp, walkOpening, walkSummary } from "../printers/hunk-view.ts";
import { printable, type Style } from "../printers/style.ts";
import { wrap } from "../printers/wrap.ts";
import { editableText, editedHunk } from "./edit-hunk.ts";

export interface WalkContext {
  readonly plan: Plan;
  readonly sources: readonly Source[];
  readonly asker: Asker;
  readonly walks: Walks;
  readonly messages: Messages;
  readonly style: Style;
}

export interface WalkOutcome {
  /** What may be written: accepted, with everything it requires. */
  readonly edits: readonly Edit[];
  /** Forgets the decisions; called once they are written. */
  finish(): void;
}

/** Item by item, hunk by hunk. Decisions survive quitting, Ctrl-C and a closed terminal. */
export async function walkInteractively(context: WalkContext): Promise<WalkOutcome> {
  const { plan, walks, asker, messages } = context;
  const key = walkKey(plan);
  let walk = startWalk(plan.edits, walks.load(key));
  asker.show(walkOpening(plan, messages, styleNow(context)));
  if (walk.decisions.size > 0) say(context, fill(messages.ui.walkResume, { count: walk.decisions.size }));
  if (walk.decisions.size === walk.hunks.length) say(context, messages.ui.walkAllDecided);
  for (let introduced: string | undefined; !isOver(walk);) {
    const hunk = walk.hunks[walk.at] as Hunk;
    if (introduced !== hunk.check) asker.show(itemIntro(plan, walk, messages, styleNow(context)));
    introduced = hunk.check;
    const pressed = await ask(context, walk, hunk);
    walk = pressed === "e" ? await edited(context, walk, hunk) : press(walk, pressed);
    if (isOver(walk)) walk = withoutBroken(context, walk);
    walks.save(key, lasting(plan, walk));
  }
  asker.show(walkSummary(plan, walk, messages, styleNow(context)));
  return { edits: chosenEdits(plan, walk), finish: () => walks.remove(key) };
}

/** The same plan over the same bytes: only then do old decisions mean anything. */
function walkKey(plan: Plan): string {
  const what = [plan.files, plan.edits.map(({ id, offset, length, text }) => [id, offset, length, text])];
  return sha256(Buffer.from(JSON.stringify(what))).slice(0, 32);
}

async function ask(context: WalkContext, walk: Walk, hunk: Hunk): Promise<WalkKey | "e"> {
  const { plan, sources, messages, asker } = context;
  const diff = diffsOf(sources, hunk.edits)[0]?.diff ?? "";
  const possible = new Set<string>([...possibleKeys(walk), "e"]);
  const keys = (["y", "n", "q", "a", "d", "e", "j", "k", "s"] as const).filter((key) => possible.has(key));
  const style = styleNow(context);
  const lines = hunkLines({ plan, walk, hunk, diff }, messages, style);
  return asker.hunkKey({ hunk, lines, keys, help: keyHelp(keys, messages, style) });
}

/** The walk with the text that came back from an editor, or as it was, with the reason shown. */
async function edited(context: WalkContext, walk: Walk, hunk: Hunk): Promise<Walk> {
  const { plan, asker, messages } = context;
  const outcome = await asker.edit(editableText(hunk, messages.ui.walkEditHint));
  if ("problem" in outcome) return unchanged(context, walk, outcome.problem);
  const changed = editedHunk(hunk, outcome.text);
  if (!changed) return refused(context, walk, messages.ui.walkEditMarkLost);
  const next = { ...walk, hunks: walk.hunks.map((other) => (other.id === hunk.id ? changed : other)) };
  // By itself and among all that may be accepted: the file must stay readable.
  const standing = next.hunks.filter(({ id }) => id === hunk.id || walk.decisions.get(id) !== "rejected");
  const problem = problemIn(context, changed.edits) ?? problemIn(context, inPlanOrder(plan, standing));
  return problem ? refused(context, walk, wordsOf(problem, messages)) : next;
}

function problemIn({ sources }: WalkContext, edits: readonly Edit[]): EditedProblem | undefined {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  for (const source of sources) {
    const own = byFile.get(source.path);
    const problem = own && problemOfEdited(source, own);
    if (problem) return problem;
  }
  return undefined;
}

function wordsOf(problem: EditedProblem, messages: Messages): string {
  if (problem.kind === "duplicate") return fill(messages.ui.walkEditDuplicate, { key: problem.key });
  return problem.kind === "objects" ? messages.ui.walkEditObjects : problem.reason;
}

function refused(context: WalkContext, walk: Walk, reason: string): Walk {
  return unchanged(context, walk, fill(context.messages.ui.walkEditBroken, { reason }));
}

function unchanged(context: WalkContext, walk: Walk, why: string): Walk {
  say(context, why);
  return walk;
}

/** At the end: edited hunks that break the file together with what else was chosen are asked about anew. */
function withoutBroken(context: WalkContext, walk: Walk): Walk {
  const { plan, messages } = context;
  const chosen = chosenEdits(plan, walk);
  const touched = walk.hunks.filter((hunk) => isEdited(plan, hunk) && walk.decisions.get(hunk.id) === "accepted");
  const files = new Set(touched.map(({ object }) => object.file));
  const problem = problemIn(
    context,
    chosen.filter(({ file }) => files.has(file)),
  );
  if (!problem) return walk;
  say(context, fill(messages.ui.walkEditBroken, { reason: wordsOf(problem, messages) }));
  const planned = new Map(plan.edits.map((edit) => [edit.id, edit]));
  const restored = (hunk: Hunk): Hunk => ({ ...hunk, edits: hunk.edits.map((edit) => planned.get(edit.id) ?? edit) });
  const hunks = walk.hunks.map((hunk) => (touched.includes(hunk) ? restored(hunk) : hunk));
  return reopen({ ...walk, hunks }, new Set(touched.map(({ id }) => id)));
}

function chosenEdits(plan: Plan, walk: Walk): Edit[] {
  return allowedSubset(inPlanOrder(plan, walk.hunks), acceptedEdits(walk));
}

/** Edits at equal offsets keep the plan's order. */
function inPlanOrder(plan: Plan, hunks: readonly Hunk[]): Edit[] {
  const byId = new Map(hunks.flatMap(({ edits }) => edits.map((edit) => [edit.id, edit])));
  return plan.edits.flatMap(({ id }) => byId.get(id) ?? []);
}

function isEdited(plan: Plan, hunk: Hunk): boolean {
  const texts = new Map(plan.edits.map(({ id, text }) => [id, text]));
  return hunk.edits.some(({ id, text }) => texts.get(id) !== text);
}

/** Only decisions are kept, not texts: what was accepted as edited is asked about again. */
function lasting(plan: Plan, walk: Walk): Walk["decisions"] {
  const edited = new Set(walk.hunks.filter((hunk) => isEdited(plan, hunk)).map(({ id }) => id));
  return new Map([...walk.decisions].filter(([id]) => !edited.has(id)));
}

function styleNow({ asker, style }: WalkContext): Style {
  return { ...style, columns: asker.columns() };
}

function say(context: WalkContext, text: string): void {
  context.asker.show(["", ...wrap(printable(text), context.asker.columns(), "  ")]);
}
