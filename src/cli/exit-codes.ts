import type { Plan } from "../core/plan.ts";

/** The process's exit statuses (documented in README). */
export const EXIT = {
  done: 0,
  failed: 1,
  changesPending: 2,
  verificationFailed: 3,
  unreachable: 4,
  inconclusive: 5,
  usage: 64,
  timeout: 124,
  interrupted: 130,
} as const;

/** A file that could not be read is a failure; pending edits count only when asked for, as in terraform. */
export function exitOfPlan(plan: Plan, detailed: boolean): number {
  if (plan.findings.some(({ check, severity }) => check === undefined && severity === "error")) return EXIT.failed;
  return detailed && plan.edits.length > 0 ? EXIT.changesPending : EXIT.done;
}
