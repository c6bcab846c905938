import type { Edit } from "./edit.ts";
import type { CheckId, ItemNumber } from "./items.ts";
import type { ObjectRef } from "./manifest.ts";

/** All edits of one item on one object: what a person accepts or rejects (decision 2). */
export interface Hunk {
  readonly id: string;
  readonly item: ItemNumber;
  readonly check: CheckId;
  readonly object: ObjectRef;
  readonly edits: readonly Edit[];
  /** Ids of hunks that must be accepted too. */
  readonly requires: readonly string[];
}

function hunkKey(edit: Edit): string {
  return `${edit.check} ${edit.file} ${edit.object.index}`;
}

/** The hunks of a plan, item by item and, within an item, in the order of the files. */
export function hunksOf(edits: readonly Edit[]): Hunk[] {
  const groups = Map.groupBy(edits, hunkKey);
  const hunkOfEdit = new Map(edits.map((edit) => [edit.id, hunkKey(edit)]));
  const hunks = [...groups].map(([id, members]): Hunk => {
    const [first] = members as [Edit, ...Edit[]];
    const required = members.flatMap(({ requires }) => requires.map((edit) => hunkOfEdit.get(edit)));
    const others = new Set(required.filter((other) => other !== undefined && other !== id));
    const requires = [...others] as string[];
    return { id, item: first.item, check: first.check, object: first.object, edits: members, requires };
  });
  return hunks.sort((a, b) => a.item - b.item);
}

export function countHunks(edits: readonly Edit[]): number {
  return new Set(edits.map(hunkKey)).size;
}

/**
 * The edits that may be written when only `accepted` ids were chosen: an edit whose requirement
 * is not among them falls out, and what requires that one with it.
 */
export function allowedSubset(edits: readonly Edit[], accepted: ReadonlySet<string>): Edit[] {
  const standing = new Set(edits.filter(({ id }) => accepted.has(id)).map(({ id }) => id));
  for (let size = -1; size !== standing.size;) {
    size = standing.size;
    for (const edit of edits) {
      if (!edit.requires.every((id) => standing.has(id))) standing.delete(edit.id);
    }
  }
  return edits.filter(({ id }) => standing.has(id));
}
