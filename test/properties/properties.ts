import { hunksOf } from "../../src/core/hunks.ts";
import { invertEdits, sha256, spliceBytes } from "../../src/core/journal.ts";
import { sameJson, type Json } from "../../src/core/json.ts";
import type { Edit } from "../../src/core/edit.ts";
import { beyond, describe, differences } from "./compare.ts";
import { referencePatch } from "../reference/reference-patch.ts";
import type { Plain } from "../reference/plain.ts";
import { Dice } from "./dice.ts";
import { readByJsYaml, readByYaml } from "./read-back.ts";
import type { Scenario } from "./scenario.ts";
import { lateEdit, planOf, referenceConfig, refusalsOf, WHERE_ANCHORS_ARE } from "./subject.ts";
import { isTouched } from "./touched.ts";

/** Each takes one case and throws where the product is wrong. */
export type Property = (scenario: Scenario) => void;

export function fail(reason: string, { text, plan, after }: Scenario): never {
  const edits = plan.edits.map(
    ({ id, check, container, offset, length, text: put }) =>
      `${id} ${check} ${container ?? ""} ${offset}+${length} ${JSON.stringify(put)}`,
  );
  throw new Error(`${reason}\n--- before\n${text}\n--- edits\n${edits.join("\n")}\n--- after\n${after.toString()}`);
}

/** Bytes outside the edits stay; shares nothing with the code that splices. */
export function bytesStay(scenario: Scenario): void {
  const { bytes, after, plan } = scenario;
  let from = 0;
  let to = 0;
  for (const { offset, length, text } of plan.edits) {
    if (offset < from) fail("edits overlap or are not in order", scenario);
    const kept = offset - from;
    if (!after.subarray(to, to + kept).equals(bytes.subarray(from, offset)))
      fail(`bytes ahead of ${offset} changed`, scenario);
    const put = Buffer.from(text);
    if (!after.subarray(to + kept, to + kept + put.length).equals(put))
      fail(`the text of the edit at ${offset} is not there`, scenario);
    from = offset + length;
    to += kept + put.length;
  }
  if (!after.subarray(to).equals(bytes.subarray(from))) fail("bytes behind the last edit changed", scenario);
}

/** Both parsers read the result, and it differs only where the checks may write. */
export function onlyTouchedPathsDiffer(scenario: Scenario): void {
  const read = readBoth(scenario.after, scenario);
  const stray = differences(read as Plain, scenario.documents as Plain).filter(({ pointer }) => !isTouched(pointer));
  if (stray[0])
    fail(
      `${stray[0].pointer} changed from ${JSON.stringify(stray[0].expected)} to ${JSON.stringify(stray[0].actual)}`,
      scenario,
    );
}

function readBoth(bytes: Buffer, scenario: Scenario): Plain[] {
  try {
    const [first, second] = [readByJsYaml(bytes.toString()), readByYaml(bytes.toString())];
    if (!sameJson(first as Json, second as Json)) fail("the parsers read the result differently", scenario);
    return first;
  } catch (error) {
    return fail(`the result cannot be read: ${String(error)}`, scenario);
  }
}

/** The result means what the independent reference makes of the objects. */
export function meansTheReference(scenario: Scenario): void {
  const expected = referencePatch(scenario.documents, referenceConfig(scenario.config));
  const read = readBoth(scenario.after, scenario);
  const refused = refusalsOf(scenario.plan).length > 0;
  const one = refused ? beyond(read, scenario.documents as Plain, expected) : differences(read, expected)[0];
  if (one) fail(`the reference disagrees: ${describe(one)}`, scenario);
}

/** A second run has nothing to do, and nothing was left unproven. */
export function secondRunIsEmpty(scenario: Scenario): void {
  const second = planOf(scenario.after, scenario.config);
  const late = lateEdit(scenario.plan, second);
  if (late) fail(`the second run edits: ${JSON.stringify(late)}`, scenario);
  const allowed = ["DUPLICATE_KEY", ...(scenario.text.includes("&") ? WHERE_ANCHORS_ARE : [])];
  for (const plan of [scenario.plan, second]) {
    const odd = refusalsOf(plan).find((code) => !allowed.includes(code));
    if (odd)
      fail(`refused with ${odd}: ${JSON.stringify(plan.findings.find(({ code }) => code === odd)?.params)}`, scenario);
  }
}

/** Hunks written one after another in any order, each moved by what was written before, give the same bytes. */
export function hunksCommute(scenario: Scenario): void {
  const { bytes, plan, after, seed } = scenario;
  const rank = new Map(plan.edits.map((edit, i) => [edit.id, i]));
  const written: Edit[] = [];
  let now: Buffer = bytes;
  for (const { edits } of new Dice(seed).shuffled(hunksOf(plan.edits))) {
    const moved = edits.map((edit) => ({ ...edit, offset: edit.offset + shift(edit, written, rank) }));
    now = spliceBytes(now, moved);
    written.push(...edits);
  }
  if (!now.equals(after)) fail(`hunks in another order give\n${now.toString()}`, scenario);
}

function shift(edit: Edit, written: readonly Edit[], rank: ReadonlyMap<string, number>): number {
  const ahead = written.filter(({ id }) => (rank.get(id) as number) < (rank.get(edit.id) as number));
  return ahead.reduce((sum, { text, length }) => sum + Buffer.byteLength(text) - length, 0);
}

/** The inverse edits bring every byte back. */
export function undoRestores(scenario: Scenario): void {
  const { bytes, after, plan } = scenario;
  const back = spliceBytes(after, invertEdits(bytes, plan.edits));
  if (sha256(back) !== sha256(bytes)) fail("undo gives other bytes", scenario);
}
