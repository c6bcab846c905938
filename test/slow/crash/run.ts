import { spawnSync } from "node:child_process";
import { strace } from "./strace.ts";
import { killAtEveryCall, type Campaign } from "./every-call.ts";
import { killAtRandom } from "./random-moments.ts";

/** Decision 28: kill at every write-side system call and at 200 random moments. `node test/slow/crash/run.ts [MOMENTS]` */
const moments = Number(process.argv[2] ?? 200);
let points = 0;
let failed = 0;

function count(title: string, found: Campaign): void {
  points += found.points;
  failed += found.failures.length;
  console.log(`${title}: ${found.points} points, ${found.halfDone} half done, ${found.failures.length} failed`);
  for (const failure of found.failures) console.log(`  ${failure}`);
}

if (spawnSync(strace, ["-V"]).status === 0) {
  count("apply killed at every call", killAtEveryCall("apply"));
  count("undo killed at every call", killAtEveryCall("undo"));
} else {
  console.log("skipped: strace is not installed, so no kill at every system call (apt-get install strace)");
}
count("apply killed at random moments", await killAtRandom("apply", moments));
count("undo killed at random moments", await killAtRandom("undo", Math.ceil(moments / 4)));

console.log(`${points} points, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
