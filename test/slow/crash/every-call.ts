import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { judge, Stage, type Verb } from "./stage.ts";
import { killAt, strace, traceTo } from "./strace.ts";

const FILES = 4;
/** The start of Node opens, writes and closes a few files more or less from run to run. */
const MARGIN = 3;

export interface Campaign {
  readonly points: number;
  /** Points at which the kill left work half done. */
  readonly halfDone: number;
  readonly failures: readonly string[];
}

/** For each kind of call, kills one run after the other, each at one call later, until runs get through. */
export function killAtEveryCall(verb: Verb): Campaign {
  const failures: string[] = [];
  let points = 0;
  let halfDone = 0;
  for (const [call, first] of ownCalls(verb)) {
    let through = 0;
    for (let n = Math.max(1, first - MARGIN); through < MARGIN; n++) {
      using stage = new Stage(verb, FILES);
      const killed = run(stage, verb, killAt(call, n)) === "SIGKILL";
      through = killed ? 0 : through + 1;
      if (killed) points++;
      if (stage.isHalfDone()) halfDone++;
      failures.push(...judge(stage, `${verb} killed at ${call} ${n}`));
    }
  }
  return { points, halfDone, failures };
}

/** The signal that ended the run: strace ends itself as its child ended. */
function run(stage: Stage, verb: Verb, options: readonly string[]): NodeJS.Signals | null {
  const command = [...options, process.execPath, ...stage.arguments(verb)];
  return spawnSync(strace, command, { env: stage.environment }).signal;
}

/** Names of the calls made from the first that concerns the state folder on, each with the number of its first there. */
function ownCalls(verb: Verb): Map<string, number> {
  using stage = new Stage(verb, FILES);
  const log = join(stage.scene.root, "trace");
  run(stage, verb, traceTo(log));
  const lines = fs.readFileSync(log, "utf8").split("\n");
  const start = lines.findIndex((line) => line.includes(stage.scene.state));
  const counts = new Map<string, number>();
  const own = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (i >= start && !own.has(name)) own.set(name, counts.get(name) as number);
  }
  return own;
}
