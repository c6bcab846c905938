import type { Edit } from "./edit.ts";
import { countHunks } from "./hunks.ts";
import type { CheckId } from "./items.ts";
import type { Plan, PlanItem } from "./plan.ts";

/**
 * A plan for some items of the checklist only. Edits that these require come along (decision 2): a non-root user
 * without the image made for it, or a drain longer than the grace period, would break what it should mend.
 */
export function restrictPlan(plan: Plan, wanted: ReadonlySet<CheckId>): Plan {
  const edits = withRequired(plan.edits, wanted);
  const shown = new Set([...wanted, ...edits.map(({ check }) => check)]);
  const findings = plan.findings.filter(({ check }) => check === undefined || shown.has(check));
  const items = plan.items.map((item): PlanItem =>
    shown.has(item.check) ? item : { ...item, status: "skipped", findings: [] },
  );
  const changedFiles = new Set(edits.map(({ file }) => file)).size;
  const summary = { ...plan.summary, edits: edits.length, hunks: countHunks(edits), changedFiles };
  return { ...plan, items, findings, edits, summary };
}

function withRequired(edits: readonly Edit[], wanted: ReadonlySet<CheckId>): Edit[] {
  const kept = new Set(edits.filter(({ check }) => wanted.has(check)).map(({ id }) => id));
  for (let size = -1; size !== kept.size;) {
    size = kept.size;
    const needed = edits.filter(({ id }) => kept.has(id)).flatMap(({ requires }) => requires);
    for (const id of needed) kept.add(id);
  }
  return edits.filter(({ id }) => kept.has(id));
}
