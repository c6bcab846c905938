import { parentPort } from "node:worker_threads";
import fc from "fast-check";
import { PROPERTIES } from "../../properties/index.ts";
import { tally } from "../../properties/tally.ts";
import { rulesAgree, serverAcceptsSubsets, type OracleResult } from "./with-oracle.ts";

/** A share of one check, for one thread. */
export interface Job {
  readonly name: string;
  readonly runs: number;
  readonly seed: number;
  /** The validation oracle's program, for the checks that need it. */
  readonly program?: string;
}

export interface JobResult {
  readonly name: string;
  readonly cases: number;
  readonly refused: number;
  readonly failures: readonly string[];
  readonly milliseconds: number;
  readonly tally: ReadonlyMap<string, number>;
}

type WithOracle = (program: string, runs: number, seed: number) => OracleResult;

export const WITH_ORACLE: Readonly<Record<string, WithOracle>> = {
  "the hand-written rules agree with kube-apiserver": rulesAgree,
  "kube-apiserver accepts every allowed subset": serverAcceptsSubsets,
};

function byFastCheck({ name, runs, seed }: Job): OracleResult {
  const details = fc.check(PROPERTIES[name] as fc.IPropertyWithHooks<[unknown]>, {
    seed,
    numRuns: runs,
    includeErrorInReport: true,
  });
  const failures = details.failed ? [fc.defaultReportMessage(details) ?? "failed"] : [];
  return { cases: details.numRuns, refused: 0, failures };
}

function resultOf(job: Job): OracleResult {
  try {
    return job.program === undefined
      ? byFastCheck(job)
      : (WITH_ORACLE[job.name] as WithOracle)(job.program, job.runs, job.seed);
  } catch (error) {
    return { cases: 0, refused: 0, failures: [error instanceof Error ? String(error.stack) : String(error)] };
  }
}

parentPort?.on("message", (job: Job) => {
  const started = performance.now();
  const result = resultOf(job);
  parentPort?.postMessage({
    name: job.name,
    ...result,
    milliseconds: performance.now() - started,
    tally: new Map(tally),
  } satisfies JobResult);
  tally.clear();
});
