/**
 * Every finding code of the manifest capabilities. Each has a page under `docs/errors/`,
 * an English and a Portuguese text, and a test that raises it.
 */
export const FINDING_CODES = [
  // reading
  "FILE_UNREADABLE",
  "FILE_TOO_LARGE",
  "FILE_BINARY",
  "FILE_ENCODING",
  "YAML_SYNTAX",
  "TEMPLATE_UNREADABLE",
  // writing
  "ANCHOR_SHARED",
  "ALIAS_SHARED",
  "REQUIREMENT_REFUSED",
  "DUPLICATE_KEY",
  "NOT_A_MAPPING",
  "MULTILINE_SCALAR",
  "TEMPLATED",
  "PROOF_FAILED",
  // 1 pull-images
  "IMAGE_NEEDED",
  "IMAGE_ELSEWHERE",
  // 2 image-tag
  "IMAGE_DIGEST",
  "IMAGE_FOREIGN_TAG",
  "IMAGE_TEMPLATED",
  "IMAGE_INVALID",
  "PULL_POLICY_STALE",
  "PATCH_PARTIAL",
  // 3 security-context
  "WINDOWS_POD",
  "USER_UNKNOWN",
  "USER_IS_ROOT",
  "USER_CONFLICT",
  "ROOT_EXPLICIT",
  "PRIVILEGED",
  "ESCALATION_EXPLICIT",
  "CAPABILITIES_KEPT",
  "FSGROUP_MIXED",
  "FSGROUP_DATABASE",
  "FSGROUP_KEY_FILES",
  "VOLUME_HOST_PATH",
  "VOLUME_OWNERSHIP",
  "PORT_PRIVILEGED",
  // 4 termination-grace
  "GRACE_KEPT",
  "GRACE_INVALID",
  // 5 manual-healthcheck
  "HEALTHCHECK_UNCLEAR",
  "HEALTHCHECK_DIFFERS",
  "HEALTHCHECK_LOOPBACK",
  "HEALTHCHECK_IN_IMAGE",
  "READINESS_MISSING",
  // 6 rolling-update
  "RECREATE_DOWNTIME",
  "ON_DELETE",
  "SINGLE_REPLICA",
  "NO_SURGE",
  "SHELL_FORM",
  "PRESTOP_KEPT",
  "DRAIN_UNAVAILABLE",
  // 7 log-eacces
  "EACCES_NO_HOME",
  "EACCES_ROOT_HOME",
  "EACCES_COPY",
  "EACCES_WORKDIR",
  "USER_NAMED",
  "READ_ONLY_ROOT",
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];
