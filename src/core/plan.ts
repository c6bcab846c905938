import type { Edit } from "./edit.ts";
import type { Finding } from "./finding.ts";
import type { CheckId, ItemStatus } from "./items.ts";

/** A finding with its place in the file; line and column count from 1, 0 means the file as a whole. */
export interface PlacedFinding extends Finding {
  readonly line: number;
  readonly column: number;
}

export interface PlanItem {
  readonly check: CheckId;
  readonly status: ItemStatus;
  readonly findings: readonly PlacedFinding[];
}

/** A file that was read. `sha256` is lower-case hexadecimal, `bytes` its size. */
export interface PlanFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What `plan` finds: pure data, the same for every printer and for `apply`. */
export interface Plan {
  readonly items: readonly PlanItem[];
  readonly findings: readonly PlacedFinding[];
  readonly files: readonly PlanFile[];
  readonly edits: readonly Edit[];
  readonly summary: PlanSummary;
}

export interface PlanSummary {
  readonly files: number;
  readonly workloads: number;
  readonly containers: number;
  readonly edits: number;
  readonly hunks: number;
  /** Files that hold an edit. */
  readonly changedFiles: number;
  /** Whether any image of the files is included at all. */
  readonly included: boolean;
}
