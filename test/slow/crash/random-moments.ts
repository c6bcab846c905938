import { spawn } from "node:child_process";
import type { Campaign } from "./every-call.ts";
import { judge, Stage, type Verb } from "./stage.ts";

/** So many that writing takes most of a run's time. */
const FILES = 60;

/** Kills runs at moments spread evenly over the time that writing takes. */
export async function killAtRandom(verb: Verb, moments: number): Promise<Campaign> {
  const failures: string[] = [];
  let halfDone = 0;
  const whole = await time(verb);
  for (let i = 0; i < moments; i++) {
    using stage = new Stage(verb, FILES);
    const delay = Math.random() * whole;
    await start(stage, verb, delay);
    if (stage.isHalfDone()) halfDone++;
    failures.push(...judge(stage, `${verb} killed after ${delay.toFixed(2)} ms`));
  }
  return { points: moments, halfDone, failures };
}

/** Milliseconds that writing takes: from the line `ready` to the line with the outcome. */
async function time(verb: Verb): Promise<number> {
  using stage = new Stage(verb, FILES);
  // Awaited here: the stage must stand until the run has ended.
  return await start(stage, verb);
}

function start(stage: Stage, verb: Verb, killAfter?: number): Promise<number> {
  const child = spawn(process.execPath, stage.arguments(verb), { env: stage.environment });
  let begun: number | undefined;
  let heard = 0;
  child.stdout.on("data", () => {
    heard = performance.now();
    if (begun !== undefined || killAfter === undefined) {
      begun ??= heard;
      return;
    }
    begun = heard;
    // An event loop's timers are a millisecond coarse, in which files are written: the delay is waited out instead.
    while (performance.now() - heard < killAfter);
    child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.on("close", () => resolve(heard - (begun ?? heard))));
}
