/**
 * What the program passes as `reason` in place of words: errno names (errno(3)), its own short names,
 * codes, and the sentences of a plan that cannot be read. Anything else is shown as it comes.
 */
export const CAUSE_KEYS = [
  // errno
  "EACCES",
  "EBUSY",
  "EDQUOT",
  "EFBIG",
  "EIO",
  "EISDIR",
  "ELOOP",
  "EMFILE",
  "ENAMETOOLONG",
  "ENFILE",
  "ENOENT",
  "ENOMEM",
  "ENOSPC",
  "ENOTDIR",
  "EPERM",
  "EROFS",
  "ESTALE",
  "EXDEV",
  // reading
  "NOT_REGULAR",
  "FILE_BINARY",
  "FILE_ENCODING",
  "FILE_TOO_LARGE",
  // edits
  "character",
  "encoding",
  "number",
  "overlap",
  "range",
  "result",
  "text",
  "twice",
  // plans
  "it is not JSON",
  "schemaVersion is missing",
  "files[] is missing or damaged",
  "edits[] is missing or damaged",
  "an edit names a file that files[] lacks",
  "two edits have one id",
  // wrong usage
  "duplicate",
  "objects",
  "usage-out-exists",
  "usage-no-target",
  "usage-choose-mode",
  "usage-stdin-is-no-file",
  "usage-no-command",
  "usage-no-command-meant",
  "usage-no-item",
  "usage-no-code",
  "usage-no-code-meant",
  "usage-config-exists",
] as const;

export type CauseKey = (typeof CAUSE_KEYS)[number];
