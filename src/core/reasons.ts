/** Why an edit is proposed; the words live in the catalogue. */
export const REASON_CODES = [
  "IMAGE_MOVED",
  "PULL_ALWAYS",
  "USER_FROM_CONFIG",
  "USER_FROM_SERVICE",
  "USER_FROM_DOCKERFILE",
  "USER_FROM_BASE",
  "USER_FROM_ANSWER",
  "USER_FROM_DEFAULT",
  "POD_SECURITY",
  "CONTAINER_SECURITY",
  "GRACE_ADDED",
  "GRACE_ADDED_ALONE",
  "GRACE_RAISED",
  "GRACE_RAISED_ALONE",
  "PROBE_CONVERTED",
  "DRAIN_ADDED",
  "AS_PLANNED",
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];
