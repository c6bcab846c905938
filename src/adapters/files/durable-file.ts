import { dirname } from "node:path";
import { errnoOf } from "./failure.ts";
import type { SystemCalls } from "./system-calls.ts";

/**
 * Creates a file that is on the disk, not only in the cache, when this returns (fsync(2)).
 * Its name is durable only after `syncFolder`. A file that could not be finished is removed.
 * @param dress sets owner and mode before a byte is in it
 */
export function createDurably(
  calls: SystemCalls,
  path: string,
  bytes: Uint8Array,
  dress: (fd: number) => void = () => {},
): void {
  // 0600: until owner and mode are set, nobody else may look inside.
  const fd = calls.create(path, 0o600);
  let open = true;
  try {
    dress(fd);
    // write(2) may stop early, and does on a disk that fills up: the next call says why.
    for (let from = 0; from < bytes.length;) from += calls.write(fd, bytes, from);
    calls.fsync(fd);
    open = false;
    calls.close(fd);
  } catch (error) {
    if (open) quietly(() => calls.close(fd));
    quietly(() => calls.unlink(path));
    throw error;
  }
}

/** Makes the names in a folder durable: fsync(2) of a file alone does not. */
export function syncFolder(calls: SystemCalls, folder: string): void {
  const fd = calls.openFolder(folder);
  try {
    calls.fsync(fd);
  } catch (error) {
    // Filesystems that cannot sync a folder say EINVAL, fsync(2); there is nothing more to be done on them.
    if (errnoOf(error) !== "EINVAL") throw error;
  } finally {
    calls.close(fd);
  }
}

/** Makes a folder and those above it, durably; another process may be making them at the same time. */
export function makeFolder(calls: SystemCalls, folder: string, mode: number): void {
  try {
    makeOne(calls, folder, mode);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    makeFolder(calls, dirname(folder), mode);
    // Once more and no further: below a link that leads nowhere it is ENOENT for ever.
    makeOne(calls, folder, mode);
  }
}

function makeOne(calls: SystemCalls, folder: string, mode: number): void {
  try {
    calls.mkdir(folder, mode);
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return;
    throw error;
  }
  syncFolder(calls, dirname(folder));
}

/** For cleaning up behind a failure that is already being reported. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The first failure is the one to report.
  }
}
