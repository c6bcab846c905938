/** The seven items of the Migration Checklist, in the document's order. */
export const CHECK_IDS = [
  "pull-images",
  "image-tag",
  "security-context",
  "termination-grace",
  "manual-healthcheck",
  "rolling-update",
  "log-eacces",
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** Position on the checklist, 1 to 7. */
export type ItemNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function itemNumber(id: CheckId): ItemNumber {
  return (CHECK_IDS.indexOf(id) + 1) as ItemNumber;
}

/**
 * - `done`: evidence says nothing is left;
 * - `pending`: edits are proposed;
 * - `attention`: a person must decide or mend;
 * - `unknown`: offline evidence cannot settle it, and the item says what would;
 * - `skipped`: switched off or nothing it applies to.
 */
export type ItemStatus = "done" | "pending" | "attention" | "unknown" | "skipped";
