import fc from "fast-check";
import { rejectedBy } from "../../properties/api-validation.ts";
import { objects } from "../../properties/arbitrary-workload.ts";
import { Dice } from "../../properties/dice.ts";
import { drawn, scenarioOf } from "../../properties/scenario.ts";
import { newComplaints, subsetObjects } from "../../properties/subsets.ts";
import type { PlainMap } from "../../reference/plain.ts";
import { mutateObject } from "./mutate-object.ts";
import { judge } from "./validation-oracle.ts";

export interface OracleResult {
  readonly cases: number;
  /** Cases that the server refuses, of those that it was asked about. */
  readonly refused: number;
  readonly failures: readonly string[];
}

const JUDGED = new Set([
  "Pod",
  "PodTemplate",
  "ReplicationController",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "Job",
  "CronJob",
]);

function isJudged({ kind, apiVersion }: PlainMap): boolean {
  return JUDGED.has(String(kind)) && apiVersion !== "example.com/v1";
}

/** The hand-written rules and the server agree on each object and on a mutant of it. */
export function rulesAgree(program: string, runs: number, seed: number): OracleResult {
  const dice = new Dice(seed);
  const drawnObjects: PlainMap[] = [];
  for (let round = 0; 2 * drawnObjects.length < runs; round++) {
    drawnObjects.push(
      ...fc
        .sample(objects, { numRuns: 200, seed: seed + round })
        .flat()
        .filter(isJudged),
    );
  }
  const half = drawnObjects.slice(0, Math.ceil(runs / 2));
  const asked = [...half, ...half.map((object) => mutateObject(object, dice))];
  const verdicts = judge(program, asked);
  const failures = asked.flatMap((object, i) => {
    const [rules, server] = [rejectedBy(object), verdicts[i] as string[]];
    const show = () =>
      `rules say ${JSON.stringify(rules)}, the server ${JSON.stringify(server)}\n${JSON.stringify(object)}`;
    if (rules.length > 0 !== server.length > 0) return [show()];
    // Ephemeral containers come later, by a subresource; all else that is drawn must be acceptable as it is.
    const odd = i < half.length && server.some((reason) => !reason.includes("phemeral"));
    return odd ? [`GENERATOR: ${show()}`] : [];
  });
  return { cases: asked.length, refused: verdicts.filter(({ length }) => length > 0).length, failures };
}

/** What the server accepted it accepts after any subset of hunks that the tool allows. */
export function serverAcceptsSubsets(program: string, runs: number, seed: number): OracleResult {
  const scenarios = fc.sample(drawn, { numRuns: runs, seed }).map(scenarioOf);
  const pairs = scenarios.flatMap((scenario) => {
    const { before, after } = subsetObjects(scenario);
    return before
      .map((object, i) => ({ object, edited: after[i] as PlainMap, text: scenario.text }))
      .filter(({ object }) => isJudged(object));
  });
  const verdicts = judge(
    program,
    pairs.flatMap(({ object, edited }) => [object, edited]),
  );
  const failures = pairs.flatMap(({ edited, text }, i) => {
    const [complaint] = newComplaints(verdicts[2 * i] as string[], verdicts[2 * i + 1] as string[]);
    return complaint ? [`the server refuses: ${complaint}\n${JSON.stringify(edited)}\n${text}`] : [];
  });
  const refused = pairs.filter((_, i) => (verdicts[2 * i] as string[]).length > 0).length;
  return { cases: scenarios.length, refused, failures };
}
