import type { Config } from "./config.ts";
import type { Edit } from "./edit.ts";
import type { PlacedFinding, PlanItem } from "./plan.ts";
import { CHECK_IDS, type CheckId, type ItemStatus } from "./items.ts";

/** Items that only a registry or a cluster can settle: offline they are never `done`. */
const NEEDS_EVIDENCE: ReadonlySet<CheckId> = new Set(["pull-images", "rolling-update", "log-eacces"]);

/** The seven items with their status, always all seven. */
export function itemsOf(
  config: Config,
  migrating: number,
  findings: readonly PlacedFinding[],
  edits: readonly Edit[],
): PlanItem[] {
  return CHECK_IDS.map((check) => {
    const own = findings.filter((finding) => finding.check === check);
    const pending = edits.some((edit) => edit.check === check);
    return { check, status: statusOf(config, migrating, check, own, pending), findings: own };
  });
}

function statusOf(
  config: Config,
  migrating: number,
  check: CheckId,
  findings: readonly PlacedFinding[],
  pending: boolean,
): ItemStatus {
  if (!config.checks[check].enabled) return "skipped";
  if (pending) return "pending";
  if (findings.some(({ severity }) => severity !== "info")) return "attention";
  if (migrating === 0) return "skipped";
  return NEEDS_EVIDENCE.has(check) ? "unknown" : "done";
}
