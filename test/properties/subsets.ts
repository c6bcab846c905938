import type { Edit } from "../../src/core/edit.ts";
import { allowedSubset } from "../../src/core/hunks.ts";
import { spliceBytes } from "../../src/core/journal.ts";
import { acceptedEdits, isOver, press, startWalk, type WalkKey } from "../../src/core/walk.ts";
import type { PlainMap } from "../reference/plain.ts";
import { objectsOf, rejectedBy } from "./api-validation.ts";
import { Dice } from "./dice.ts";
import { fail } from "./properties.ts";
import { readByJsYaml } from "./read-back.ts";
import type { Scenario } from "./scenario.ts";

/** Edits that a person could come to accept: random keys over hunks, some of them split by container. */
export function walkedSubset(edits: readonly Edit[], dice: Dice): Edit[] {
  const weights: Record<WalkKey, number> = { y: 4, n: 4, s: 3, a: 1, d: 1, k: 1, j: 1, q: 0 };
  const keys = (Object.keys(weights) as WalkKey[]).flatMap((key) => Array.from({ length: weights[key] }, () => key));
  let walk = startWalk(edits);
  for (let i = 0; i < 200 && !isOver(walk); i++) walk = press(walk, dice.pick(keys));
  return allowedSubset(edits, acceptedEdits(walk));
}

/** Edits that remain of a random choice among the parts of hunks, whatever the walk would say. */
export function chosenSubset(edits: readonly Edit[], dice: Dice): Edit[] {
  const share = 10 + dice.below(80);
  const parts = Map.groupBy(edits, ({ check, object, container }) => `${check} ${object.index} ${container ?? ""}`);
  const accepted = [...parts.values()].filter(() => dice.chance(share)).flatMap((part) => part.map(({ id }) => id));
  return allowedSubset(edits, new Set(accepted));
}

export interface SubsetObjects {
  readonly before: readonly PlainMap[];
  readonly after: readonly PlainMap[];
  readonly subset: readonly Edit[];
}

/** Objects before and after a random subset that the tool allows. */
export function subsetObjects(scenario: Scenario): SubsetObjects {
  const dice = new Dice(scenario.seed);
  const choose = dice.chance(60) ? walkedSubset : chosenSubset;
  const subset = choose(scenario.plan.edits, dice);
  const text = spliceBytes(scenario.bytes, subset).toString();
  try {
    return { before: scenario.documents.flatMap(objectsOf), after: readByJsYaml(text).flatMap(objectsOf), subset };
  } catch (error) {
    return fail(`the subset ${ids(subset)} cannot be read: ${String(error)}\n${text}`, scenario);
  }
}

export function ids(subset: readonly Edit[]): string {
  return subset.map(({ id }) => id).join(" ");
}

/** Complaints about `after` that were none about `before`. */
export function newComplaints(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((line) => !before.includes(line));
}

/** What the API server accepted before, it accepts after any subset that the tool allows. */
export function subsetsAreAccepted(scenario: Scenario): void {
  const { before, after, subset } = subsetObjects(scenario);
  after.forEach((object, i) => {
    const [complaint] = newComplaints(rejectedBy(before[i] as PlainMap), rejectedBy(object));
    if (complaint)
      fail(`the subset ${ids(subset)} would be refused: ${complaint}\n${JSON.stringify(object)}`, scenario);
  });
}
