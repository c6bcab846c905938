import fs from "node:fs";
import { MigrateError } from "../../core/errors.ts";
import type { Target } from "../../ports/files.ts";
import { readFailure } from "./failure.ts";
import { openFile } from "./read-file.ts";

/** The file a path leads to, as it is now: a link stays a link, what it points at is replaced. See `Disk.target`. */
export function currentTarget(path: string): Target {
  const real = realPath(path);
  return openFile(real, (stats, read) => {
    if (stats.nlink > 1) {
      throw new MigrateError("HARD_LINK", { params: { path, links: stats.nlink }, place: { file: path } });
    }
    return { path: real, bytes: read(), mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid };
  });
}

function realPath(path: string): string {
  try {
    return fs.realpathSync.native(path);
  } catch (error) {
    throw readFailure(error, path);
  }
}
