import fs from "node:fs";
import { dirname } from "node:path";
import { MigrateError } from "../../core/errors.ts";
import type { Replacement, Target } from "../../ports/files.ts";
import { currentTarget } from "./current-target.ts";
import { createDurably, syncFolder } from "./durable-file.ts";
import { errnoOf, writing } from "./failure.ts";
import type { SystemCalls } from "./system-calls.ts";

/**
 * All files or none; see `Disk.replaceAll`. A disk that fills up or a folder that may not be written to shows while
 * the new bytes are staged, before any file has changed. Extended attributes and access lists are not carried over:
 * Node cannot read them.
 */
export function replaceAll(calls: SystemCalls, replacements: readonly Replacement[]): void {
  const done: Replacement[] = [];
  try {
    for (const replacement of replacements) stage(calls, replacement);
    for (const replacement of replacements) {
      refuseChanged(replacement.target);
      putInPlace(calls, replacement);
      done.push(replacement);
    }
    syncFolders(calls, replacements);
  } catch (error) {
    rollBack(calls, replacements, done, error);
    throw error;
  }
}

/** New bytes in a new file that looks like the old one. */
function stage(calls: SystemCalls, { target, temporary, bytes }: Replacement): void {
  writing(target.path, () => createDurably(calls, temporary, bytes, (fd) => dressAs(calls, target, fd)));
}

function putInPlace(calls: SystemCalls, { target, temporary }: Replacement): void {
  writing(target.path, () => calls.rename(temporary, target.path));
}

function syncFolders(calls: SystemCalls, replacements: readonly Replacement[]): void {
  const folders = new Set(replacements.map(({ target }) => dirname(target.path)));
  for (const folder of folders) writing(folder, () => syncFolder(calls, folder));
}

/**
 * The last look before the rename. What is left is the instant between the two: rename(2) cannot be made to depend
 * on what it replaces, and an editor that saves within it would lose what it saved.
 */
function refuseChanged(target: Target): void {
  const now = currentTarget(target.path);
  const same = now.path === target.path && now.mode === target.mode && now.uid === target.uid && now.gid === target.gid;
  if (same && Buffer.compare(now.bytes, target.bytes) === 0) return;
  throw new MigrateError("FILE_CHANGED", { params: { path: target.path }, place: { file: target.path } });
}

/** Puts the old bytes back, last first, each again by a rename, and removes what was staged. */
function rollBack(
  calls: SystemCalls,
  replacements: readonly Replacement[],
  done: readonly Replacement[],
  cause: unknown,
): void {
  let failed: string | undefined;
  const attempt = (path: string, work: () => void): void => {
    try {
      work();
    } catch {
      failed ??= path;
    }
  };
  for (const { temporary } of replacements) attempt(temporary, () => removeIfThere(calls, temporary));
  for (const replacement of done.toReversed()) attempt(replacement.target.path, () => putBack(calls, replacement));
  if (done.length > 0) attempt(dirname((done[0] as Replacement).target.path), () => syncFolders(calls, done));
  if (failed === undefined) return;
  throw new MigrateError("WRITE_FAILED", { params: { path: failed, reason: "ROLLBACK" }, cause });
}

/** Back to `target.bytes`, unless somebody else has written to the file since we did. */
function putBack(calls: SystemCalls, { target, temporary, bytes }: Replacement): void {
  refuseChanged({ ...target, bytes });
  stage(calls, { target, temporary, bytes: target.bytes });
  putInPlace(calls, { target, temporary, bytes });
}

/** Owner first: chown(2) clears the set-user-ID and set-group-ID bits. */
function dressAs(calls: SystemCalls, target: Target, fd: number): void {
  const now = fs.fstatSync(fd);
  if (now.uid !== target.uid || now.gid !== target.gid) keepOwner(calls, target, fd);
  calls.fchmod(fd, target.mode);
}

/** Only root may give a file away, chown(2); a file that would change hands is not replaced at all. */
function keepOwner(calls: SystemCalls, { path, uid, gid }: Target, fd: number): void {
  try {
    calls.fchown(fd, uid, gid);
  } catch (error) {
    if (errnoOf(error) !== "EPERM") throw error;
    const params = { path, reason: "OWNER", uid, gid };
    throw new MigrateError("WRITE_FAILED", { params, place: { file: path }, cause: error });
  }
}

/** See `Disk.remove`. Looked up first, so that a run without leftovers makes no write-side call. */
export function removeIfThere(calls: SystemCalls, path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false })) writing(path, () => calls.unlink(path));
}
