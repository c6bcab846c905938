import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { PlanDocument } from "./plan-document.ts";

/** Another build of the product may be judged. */
const RUN = process.env["CORPUS_RUN"] ?? join(import.meta.dirname, "../../../bin/run.js");

/** A working folder with a configuration, files below it, and a state folder of its own. */
export interface Workspace {
  readonly folder: string;
  readonly state: string;
  /** Relative to the folder. */
  readonly target: string;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export function runProduct(workspace: Workspace, args: readonly string[]): Outcome {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [RUN, ...args], {
    cwd: workspace.folder,
    env: { ...process.env, XDG_STATE_HOME: workspace.state, NO_COLOR: "1", LC_ALL: "C", LANG: "C" },
    encoding: "utf8",
    maxBuffer: 1 << 30,
    timeout: 600_000,
  });
  if (error) throw error;
  return { status, stdout, stderr, seconds: (performance.now() - started) / 1000 };
}

/** Runs a command that prints one document. It may fail only where a finding of severity error says why: a file that nobody can read. */
export function runForPlan(workspace: Workspace, args: readonly string[]): { plan: PlanDocument; outcome: Outcome } {
  const outcome = runProduct(workspace, [...args, "-f", workspace.target, "-R", "-o", "json"]);
  const plan = parsed(outcome.stdout);
  const expected = plan && hasErrors(plan) ? 1 : 0;
  if (plan && (outcome.status === expected || (outcome.status === 2 && args.includes("--detailed-exitcode"))))
    return { plan, outcome };
  throw new Error(`${args.join(" ")}: exit ${outcome.status}\n${outcome.stderr || outcome.stdout.slice(0, 300)}`);
}

function parsed(text: string): PlanDocument | undefined {
  try {
    return JSON.parse(text) as PlanDocument;
  } catch {
    return undefined;
  }
}

function hasErrors(plan: PlanDocument): boolean {
  return plan.findings.some(({ severity }) => severity === "error");
}
