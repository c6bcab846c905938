import { dirname } from "node:path";
import { MigrateError, type ErrorCode } from "../../core/errors.ts";

/** The errno name of a failed system call, or undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

const READING: Readonly<Record<string, ErrorCode>> = {
  ENOENT: "FILE_NOT_FOUND",
  ENOTDIR: "FILE_NOT_FOUND",
  // A link that leads to itself, path_resolution(7).
  ELOOP: "DIRECTORY_LOOP",
};

const WRITING: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: "DISK_FULL",
  EDQUOT: "DISK_FULL",
  EROFS: "DIRECTORY_READ_ONLY",
  EACCES: "DIRECTORY_READ_ONLY",
  EPERM: "DIRECTORY_READ_ONLY",
};

/** What a failed read means to the user. Errors that are no system call's pass through: they are bugs. */
export function readFailure(error: unknown, path: string): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || error instanceof MigrateError) return error;
  return new MigrateError(READING[errno] ?? "FILE_UNREADABLE", {
    params: { path, reason: errno },
    place: { file: path },
    cause: error,
  });
}

/** What a failed write means to the user; `path` is the file that should have come to be. */
export function writeFailure(error: unknown, path: string): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || error instanceof MigrateError) return error;
  return new MigrateError(WRITING[errno] ?? "WRITE_FAILED", {
    params: { path, directory: dirname(path), reason: errno },
    place: { file: path },
    cause: error,
  });
}

/** Runs a system call whose failure means the same whatever the call was. */
export function writing<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw writeFailure(error, path);
  }
}
