// npm run test:properties — the properties of test/properties, 100,000 cases of them, on two threads.
// PROPERTIES_RUNS: cases of all properties together; FC_SEED: repeats a run; ORACLE_RUNS: cases of each check by kube-apiserver's code.
import { Worker } from "node:worker_threads";
import { PROPERTIES } from "../../properties/index.ts";
import { buildValidationOracle } from "./validation-oracle.ts";
import { WITH_ORACLE, type Job, type JobResult } from "./worker.ts";

const SEED = Number(process.env["FC_SEED"] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env["PROPERTIES_RUNS"] ?? 100_000);
const ORACLE_RUNS = Number(process.env["ORACLE_RUNS"] ?? 5000);
/** Small enough that the threads end together. */
const SHARE = 500;

const started = performance.now();
const program = tryOracle();
const names = Object.keys(PROPERTIES);
const jobs = [
  ...names.flatMap((name) => shares(name, Math.ceil(RUNS / names.length))),
  ...Object.keys(WITH_ORACLE).flatMap((name) =>
    program === undefined ? [] : shares(name, ORACLE_RUNS).map((job) => ({ ...job, program })),
  ),
];
print(`FC_SEED=${SEED}, ${jobs.length} shares of at most ${SHARE} cases`);
const results: JobResult[] = [];
await Promise.all([0, 1].map(() => work(jobs)));
report(results);

/** Seeds differ by share, so that one share repeats by its own seed. */
function shares(name: string, runs: number): Job[] {
  return Array.from({ length: Math.ceil(runs / SHARE) }, (_, i) => ({
    name,
    runs: Math.min(SHARE, runs - i * SHARE),
    seed: (SEED + i * 7919) % 2 ** 31,
  }));
}

function tryOracle(): string | undefined {
  try {
    return buildValidationOracle();
  } catch (error) {
    print(
      `INCONCLUSIVE kube-apiserver's validation cannot be built: ${String((error as Error).message).split("\n")[0]}`,
    );
    return undefined;
  }
}

/** One thread that takes shares until none is left. */
function work(queue: Job[]): Promise<void> {
  const worker = new Worker(new URL("worker.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const job = queue.shift();
      if (job) return worker.postMessage(job);
      void worker.terminate();
      resolve();
    };
    worker.on("message", (result: JobResult) => {
      results.push(result);
      next();
    });
    worker.on("error", reject);
    next();
  });
}

function report(all: readonly JobResult[]): void {
  const byName = Map.groupBy(all, ({ name }) => name);
  const tally = new Map<string, number>();
  let failed = 0;
  for (const [name, parts] of byName) {
    const sum = (of: (part: JobResult) => number) => parts.reduce((total, part) => total + of(part), 0);
    const failures = parts.flatMap((part) => part.failures).sort((a, b) => a.length - b.length);
    if (failures.length > 0) failed++;
    const refused = sum((part) => part.refused);
    print(
      `${failures.length > 0 ? "FAILED" : "ok    "} ${name}: ${sum((part) => part.cases)} cases${refused > 0 ? `, ${refused} refused from the start` : ""}, ${Math.round(sum((part) => part.milliseconds) / 1000)} s`,
    );
    if (failures[0]) print(`${failures.length} failures, the shortest:\n${failures[0]}`);
    for (const part of parts) for (const [key, value] of part.tally) tally.set(key, (tally.get(key) ?? 0) + value);
  }
  for (const [key, value] of tally) print(`${key.padEnd(24)} ${value}`);
  print(`cases                    ${all.reduce((total, { cases }) => total + cases, 0)}`);
  print(`time                     ${Math.round((performance.now() - started) / 1000)} s`);
  print(`${byName.size - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : program === undefined ? 5 : 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
