import { diffsOf } from "../app/plan-diffs.ts";
import { problemOfEdited } from "../app/check-edited.ts";
import type { Source } from "../app/source-filter.ts";
import type { Edit } from "../core/edit.ts";
import { allowedSubset, type Hunk } from "../core/hunks.ts";
import { sha256 } from "../core/journal.ts";
import type { Plan } from "../core/plan.ts";
import { acceptedEdits, canSplit, isOver, press, startWalk, type Walk, type WalkKey } from "../core/walk.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import type { Asker } from "../ports/asker.ts";
import type { Walks } from "../ports/walks.ts";
import { hunkLines, itemIntro } from "../printers/hunk-view.ts";
import type { Style } from "../printers/style.ts";
import { editableText, editedEdits } from "./edit-hunk.ts";

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
  const earlier = walks.load(key);
  if (earlier.size > 0) asker.show([fill(messages.ui.walkResume, { count: earlier.size })]);
  let edits: readonly Edit[] = plan.edits;
  let walk = startWalk(edits, earlier);
  let introduced: string | undefined;
  while (!isOver(walk)) {
    const hunk = walk.hunks[walk.at] as Hunk;
    if (introduced !== hunk.check) asker.show(itemIntro(plan, hunk, messages, context.style));
    introduced = hunk.check;
    const pressed = await ask(context, walk, hunk);
    if (pressed === "e") {
      edits = await edited(context, edits, hunk);
      walk = withTexts(walk, edits);
    } else walk = press(walk, pressed);
    walks.save(key, walk.decisions);
  }
  return { edits: allowedSubset(edits, acceptedEdits(walk)), finish: () => walks.remove(key) };
}

/** The same plan over the same bytes: only then do old decisions mean anything. */
function walkKey(plan: Plan): string {
  const what = [plan.files, plan.edits.map(({ id, offset, length, text }) => [id, offset, length, text])];
  return sha256(Buffer.from(JSON.stringify(what))).slice(0, 32);
}

async function ask(context: WalkContext, walk: Walk, hunk: Hunk): Promise<WalkKey | "e"> {
  const diff = diffsOf(context.sources, hunk.edits)[0]?.diff ?? "";
  const keys = ["y", "n", "q", "a", "d", "e", "j", "k", "s"] as const;
  const possible = keys.filter((key) => key !== "s" || canSplit(hunk));
  const lines = hunkLines(walk, hunk, diff, context.messages, context.style);
  return context.asker.hunkKey({ hunk, lines, keys: possible });
}

async function edited(context: WalkContext, edits: readonly Edit[], hunk: Hunk): Promise<readonly Edit[]> {
  const { asker, messages, sources } = context;
  const text = await asker.edit(editableText(hunk));
  if (text === undefined) {
    asker.show([messages.ui.walkNoEditor]);
    return edits;
  }
  const changed = editedEdits(edits, hunk, text);
  const source = sources.find(({ path }) => path === hunk.object.file);
  const own = changed?.filter(({ id }) => hunk.edits.some((edit) => edit.id === id));
  const reason = changed && own && source ? problemOfEdited(source, own) : "a line that names an edit is missing";
  if (!changed || reason !== undefined) {
    asker.show([fill(messages.ui.walkEditBroken, { reason: reason ?? "" })]);
    return edits;
  }
  return changed;
}

function withTexts(walk: Walk, edits: readonly Edit[]): Walk {
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  const hunks = walk.hunks.map((hunk) => ({ ...hunk, edits: hunk.edits.map((edit) => byId.get(edit.id) ?? edit) }));
  return { ...walk, hunks };
}
