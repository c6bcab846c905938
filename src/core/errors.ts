import type { Params } from "./finding.ts";

/** Every reason a command can fail for. Each has a page under `docs/errors/` and its words in the catalogue. */
export const ERROR_CODES = [
  // reading
  "FILE_NOT_FOUND",
  "FILE_UNREADABLE",
  "FILE_BINARY",
  "FILE_ENCODING",
  "FILE_TOO_LARGE",
  "DIRECTORY_LOOP",
  "NO_FILES",
  "STDIN_IS_TERMINAL",
  "MANIFEST_UNREADABLE",
  // configuration and plans
  "CONFIG_SYNTAX",
  "CONFIG_INVALID",
  "PLAN_INVALID",
  "PLAN_VERSION",
  "EDITS_INVALID",
  // writing
  "FILE_CHANGED",
  "DIRECTORY_READ_ONLY",
  "DISK_FULL",
  "HARD_LINK",
  "WRITE_FAILED",
  // undo
  "JOURNAL_NOT_FOUND",
  "JOURNAL_INVALID",
  "UNDO_CONFLICT",
  // the call itself
  "USAGE",
  "NOT_A_TERMINAL",
  "INTERRUPTED",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Lines and columns count from 1. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The line's text without its break, for the caret. */
  readonly sourceLine?: string;
}

export interface ErrorDetail {
  readonly params?: Params;
  readonly place?: ErrorPlace;
  readonly cause?: unknown;
}

/** 64 is EX_USAGE of sysexits.h; 130 is 128 + SIGINT, as shells report it. */
const EXITS: Partial<Record<ErrorCode, number>> = {
  USAGE: 64,
  NOT_A_TERMINAL: 64,
  STDIN_IS_TERMINAL: 64,
  INTERRUPTED: 130,
};

/** The only error that is thrown on purpose; anything else is a bug. Words live in the catalogue under `code`. */
export class MigrateError extends Error {
  override readonly name = "MigrateError";
  readonly code: ErrorCode;
  /** Exit status of the process. */
  readonly exit: number;
  readonly params: Params;
  readonly place?: ErrorPlace;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(`${code} ${JSON.stringify(detail.params ?? {})}`, { cause: detail.cause });
    this.code = code;
    this.exit = EXITS[code] ?? 1;
    this.params = detail.params ?? {};
    if (detail.place) this.place = detail.place;
  }
}
