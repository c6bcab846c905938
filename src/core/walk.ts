import type { Edit } from "./edit.ts";
import { hunksOf, type Hunk } from "./hunks.ts";

/** git add -p's keys, as far as they make sense for whole hunks. */
export type WalkKey = "y" | "n" | "q" | "a" | "d" | "j" | "k" | "s";

export type Decision = "accepted" | "rejected";

type Decisions = ReadonlyMap<string, Decision>;

/** A walk over the hunks of a plan: what was decided, and where it stands. Never changed, only replaced. */
export interface Walk {
  readonly hunks: readonly Hunk[];
  /** By hunk id; a hunk that is absent is undecided. */
  readonly decisions: Decisions;
  /** Index of the hunk in question; the number of hunks when the walk is over. */
  readonly at: number;
}

/** A walk at its first undecided hunk, or at its last one where everything is decided: there it can be changed. */
export function startWalk(edits: readonly Edit[], earlier: Decisions = new Map()): Walk {
  const whole = hunksOf(edits);
  const wasSplit = (hunk: Hunk): boolean => [...earlier.keys()].some((id) => id.startsWith(`${hunk.id}#`));
  const hunks = requiring(whole.flatMap((hunk) => (canSplit(hunk) && wasSplit(hunk) ? partsOf(hunk) : [hunk])));
  const known = new Set(hunks.map(({ id }) => id));
  const decisions = new Map([...earlier].filter(([id]) => known.has(id)));
  const at = nextUndecided(hunks, decisions, -1);
  return { hunks, decisions, at: Math.min(at, Math.max(0, hunks.length - 1)) };
}

export function isOver(walk: Walk): boolean {
  return walk.at >= walk.hunks.length;
}

/** Ids of all edits of accepted hunks. */
export function acceptedEdits(walk: Walk): ReadonlySet<string> {
  const accepted = walk.hunks.filter(({ id }) => walk.decisions.get(id) === "accepted");
  return new Set(accepted.flatMap(({ edits }) => edits.map(({ id }) => id)));
}

/** The keys that do something at the hunk in question, in git's order. */
export function possibleKeys(walk: Walk): WalkKey[] {
  const hunk = walk.hunks[walk.at];
  if (!hunk) return [];
  const blocked = isBlocked(walk, hunk);
  const possible: Record<WalkKey, boolean> = {
    y: !blocked,
    n: true,
    q: true,
    a: !blocked,
    d: true,
    j: walk.at + 1 < walk.hunks.length,
    k: walk.at > 0,
    s: canSplit(hunk),
  };
  return (Object.keys(possible) as WalkKey[]).filter((key) => possible[key]);
}

/** One key's effect on the hunk in question; a key that is not possible has none. */
export function press(walk: Walk, key: WalkKey): Walk {
  const hunk = walk.hunks[walk.at];
  if (!hunk || !possibleKeys(walk).includes(key)) return walk;
  switch (key) {
    case "y":
      return decide(walk, [hunk], "accepted");
    case "n":
      return decide(walk, [hunk], "rejected");
    case "a":
      return decide(walk, [hunk, ...openRestOfItem(walk, hunk)], "accepted");
    case "d":
      return decide(walk, [hunk, ...openRestOfItem(walk, hunk)], "rejected");
    case "j":
      return { ...walk, at: walk.at + 1 };
    case "k":
      return { ...walk, at: walk.at - 1 };
    case "s":
      return split(walk, hunk);
    case "q":
      return { ...walk, at: walk.hunks.length };
  }
}

/** Whether something that the hunk requires was left out, so that it cannot be accepted now. */
export function isBlocked({ decisions }: Pick<Walk, "decisions">, hunk: Hunk): boolean {
  return hunk.requires.some((id) => decisions.get(id) === "rejected");
}

/** The walk with these hunks undecided again, standing at the first of them. */
export function reopen(walk: Walk, ids: ReadonlySet<string>): Walk {
  const decisions = new Map([...walk.decisions].filter(([id]) => !ids.has(id)));
  return { ...walk, decisions, at: walk.hunks.findIndex(({ id }) => ids.has(id)) };
}

/** Whether a hunk falls apart into containers. */
function canSplit(hunk: Hunk): boolean {
  return Map.groupBy(hunk.edits, containerOf).size > 1;
}

function containerOf({ container }: Edit): string {
  return container ?? "";
}

/** As in git, what was decided before stays so. */
function openRestOfItem(walk: Walk, hunk: Hunk): Hunk[] {
  return walk.hunks.filter((other, i) => i > walk.at && other.item === hunk.item && !walk.decisions.has(other.id));
}

function decide(walk: Walk, hunks: readonly Hunk[], decision: Decision): Walk {
  const decisions = new Map(walk.decisions);
  for (const { id } of hunks) {
    const before = decisions.get(id);
    decisions.set(id, decision);
    // Rejecting takes along what requires it; accepting it later opens that question again.
    if (decision === "rejected") for (const other of dependents(walk.hunks, id)) decisions.set(other.id, "rejected");
    else if (before === "rejected") openDependents(walk.hunks, id, decisions);
  }
  return { ...walk, decisions, at: nextUndecided(walk.hunks, decisions, walk.at) };
}

function openDependents(hunks: readonly Hunk[], id: string, decisions: Map<string, Decision>): void {
  for (const other of dependents(hunks, id)) {
    if (!isBlocked({ decisions }, other)) decisions.delete(other.id);
  }
}

/** What requires a hunk, nearest first. */
function dependents(hunks: readonly Hunk[], id: string): Set<Hunk> {
  const found = new Set<Hunk>();
  const search = (required: string): void => {
    for (const hunk of hunks) {
      if (!hunk.requires.includes(required) || found.has(hunk) || hunk.id === id) continue;
      found.add(hunk);
      search(hunk.id);
    }
  };
  search(id);
  return found;
}

/** The next undecided hunk behind `from`, else the first one before it, else the end. */
function nextUndecided(hunks: readonly Hunk[], decisions: Decisions, from: number): number {
  const open = (hunk: Hunk): boolean => !decisions.has(hunk.id);
  const ahead = hunks.findIndex((hunk, i) => i > from && open(hunk));
  if (ahead >= 0) return ahead;
  const behind = hunks.findIndex(open);
  return behind >= 0 ? behind : hunks.length;
}

/** The hunk in question as one hunk for each container; what was decided of the whole is open again. */
function split(walk: Walk, hunk: Hunk): Walk {
  const hunks = requiring(walk.hunks.flatMap((other) => (other.id === hunk.id ? partsOf(hunk) : [other])));
  const decisions = new Map([...walk.decisions].filter(([id]) => id !== hunk.id));
  return { ...walk, hunks, decisions };
}

/** The pod's own part is the one without a container, `…#`. */
function partsOf(hunk: Hunk): Hunk[] {
  const parts = Map.groupBy(hunk.edits, containerOf);
  return [...parts].map(([container, edits]) => ({ ...hunk, id: `${hunk.id}#${container}`, edits }));
}

/** Requirements between hunks as their edits have them: a part needs only what its own edits need. */
function requiring(hunks: readonly Hunk[]): Hunk[] {
  const owner = new Map(hunks.flatMap(({ id, edits }) => edits.map((edit) => [edit.id, id])));
  return hunks.map((hunk) => {
    const required = hunk.edits.flatMap(({ requires }) => requires.map((edit) => owner.get(edit)));
    return { ...hunk, requires: [...new Set(required)].filter((id) => id !== undefined && id !== hunk.id) as string[] };
  });
}
