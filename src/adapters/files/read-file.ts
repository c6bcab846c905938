import fs from "node:fs";
import { MigrateError } from "../../core/errors.ts";
import { readFailure } from "./failure.ts";

/** Bytes; the largest manifest known is below 5 MB, and text is held several times over. */
export const LARGEST_FILE = 64 * 1024 * 1024;

// O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever, open(2). O_NOCTTY: a terminal must not be taken.
const FLAGS = fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY;

/** The whole of a regular file; see `Files.read`. */
export function readFile(path: string): Buffer {
  return openFile(path, (_stats, read) => read());
}

/** Opens a regular file once, so that its properties and its bytes are those of the same file. */
export function openFile<T>(path: string, use: (stats: fs.Stats, read: () => Buffer) => T): T {
  let fd: number | undefined;
  try {
    fd = fs.openSync(path, FLAGS);
    const opened = fd;
    const stats = fs.fstatSync(opened);
    refuseOddFile(path, stats);
    return use(stats, () => readBytes(opened, stats.size));
  } catch (error) {
    throw readFailure(error, path);
  } finally {
    if (fd !== undefined) fs.closeSync(fd);
  }
}

function refuseOddFile(path: string, stats: fs.Stats): void {
  const place = { file: path };
  if (!stats.isFile()) {
    const reason = stats.isDirectory() ? "EISDIR" : "NOT_REGULAR";
    throw new MigrateError("FILE_UNREADABLE", { params: { path, reason }, place });
  }
  if (stats.size > LARGEST_FILE) {
    throw new MigrateError("FILE_TOO_LARGE", { params: { path, bytes: stats.size, limit: LARGEST_FILE }, place });
  }
}

/** A file that shrinks while it is read gives what is left; the hash check before writing notices. */
function readBytes(fd: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = fs.readSync(fd, bytes, filled, size - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
