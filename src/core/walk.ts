import type { Edit } from "./edit.ts";
import { hunksOf, type Hunk } from "./hunks.ts";

/** git add -p's keys, as far as they make sense for whole hunks. */
export type WalkKey = "y" | "n" | "q" | "a" | "d" | "j" | "k" | "s";

export type Decision = "accepted" | "rejected";

/** A walk over the hunks of a plan: what was decided, and where it stands. Never changed, only replaced. */
export interface Walk {
  readonly hunks: readonly Hunk[];
  /** By hunk id; a hunk that is absent is undecided. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Index of the hunk in question; the number of hunks when the walk is over. */
  readonly at: number;
}

export function startWalk(edits: readonly Edit[], decisions: ReadonlyMap<string, Decision> = new Map()): Walk {
  const hunks = hunksOf(edits);
  return { hunks, decisions, at: nextUndecided(hunks, decisions, -1) };
}

export function isOver(walk: Walk): boolean {
  return walk.at >= walk.hunks.length;
}

/** Ids of all edits of accepted hunks. */
export function acceptedEdits(walk: Walk): ReadonlySet<string> {
  const accepted = walk.hunks.filter(({ id }) => walk.decisions.get(id) === "accepted");
  return new Set(accepted.flatMap(({ edits }) => edits.map(({ id }) => id)));
}

/** One key's effect on the hunk in question. */
export function press(walk: Walk, key: WalkKey): Walk {
  const hunk = walk.hunks[walk.at];
  if (!hunk) return walk;
  switch (key) {
    case "y":
      return decide(walk, [hunk], "accepted");
    case "n":
      return decide(walk, [hunk], "rejected");
    case "a":
      return decide(walk, restOfItem(walk, hunk), "accepted");
    case "d":
      return decide(walk, restOfItem(walk, hunk), "rejected");
    case "j":
      return { ...walk, at: walk.at + 1 };
    case "k":
      return { ...walk, at: Math.max(0, walk.at - 1) };
    case "s":
      return split(walk, hunk);
    case "q":
      return { ...walk, at: walk.hunks.length };
  }
}

/** Whether a hunk falls apart into containers. */
export function canSplit(hunk: Hunk): boolean {
  return new Set(hunk.edits.map(({ container }) => container ?? "")).size > 1;
}

function restOfItem(walk: Walk, hunk: Hunk): Hunk[] {
  return walk.hunks.filter((other, i) => i >= walk.at && other.item === hunk.item);
}

function decide(walk: Walk, hunks: readonly Hunk[], decision: Decision): Walk {
  const decisions = new Map(walk.decisions);
  for (const { id } of hunks) {
    decisions.set(id, decision);
    for (const dependent of dependents(walk.hunks, id)) {
      // Rejecting takes along what requires it; accepting it later opens that question again.
      if (decision === "rejected") decisions.set(dependent, "rejected");
      else if (decisions.get(dependent) === "rejected") decisions.delete(dependent);
    }
  }
  return { ...walk, decisions, at: nextUndecided(walk.hunks, decisions, walk.at) };
}

function dependents(hunks: readonly Hunk[], id: string): string[] {
  const direct = hunks.filter(({ requires }) => requires.includes(id)).map((hunk) => hunk.id);
  return [...direct, ...direct.flatMap((other) => dependents(hunks, other))];
}

/** The next undecided hunk behind `from`, else the first one before it, else the end. */
function nextUndecided(hunks: readonly Hunk[], decisions: ReadonlyMap<string, Decision>, from: number): number {
  const open = (hunk: Hunk): boolean => !decisions.has(hunk.id);
  const ahead = hunks.findIndex((hunk, i) => i > from && open(hunk));
  if (ahead >= 0) return ahead;
  const behind = hunks.findIndex(open);
  return behind >= 0 ? behind : hunks.length;
}

/** The hunk in question as one hunk for each container, the pod's own part first. */
function split(walk: Walk, hunk: Hunk): Walk {
  if (!canSplit(hunk)) return walk;
  const parts = [...Map.groupBy(hunk.edits, ({ container }) => container ?? "")].map(([container, edits]) => ({
    ...hunk,
    id: `${hunk.id}#${container}`,
    edits,
  }));
  const ids = parts.map(({ id }) => id);
  const hunks = walk.hunks.flatMap((other) => {
    if (other.id === hunk.id) return parts;
    if (!other.requires.includes(hunk.id)) return [other];
    return [{ ...other, requires: [...other.requires.filter((id) => id !== hunk.id), ...ids] }];
  });
  return { ...walk, hunks };
}
