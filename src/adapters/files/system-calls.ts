import fs from "node:fs";

/**
 * Every system call that can change a disk, and nothing else: tests count them and make each one fail,
 * so nothing under `adapters/files` writes in any other way.
 */
export interface SystemCalls {
  /** Creates a file that must not be there yet (O_EXCL), for writing. */
  create(path: string, mode: number): number;
  /** Opens a folder, whose only use is fsync. */
  openFolder(path: string): number;
  /** May write less than asked for. */
  write(fd: number, bytes: Uint8Array, from: number): number;
  fchown(fd: number, uid: number, gid: number): void;
  fchmod(fd: number, mode: number): void;
  fsync(fd: number): void;
  close(fd: number): void;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  mkdir(path: string, mode: number): void;
  chmod(path: string, mode: number): void;
}

const { O_CREAT, O_EXCL, O_WRONLY, O_RDONLY, O_DIRECTORY } = fs.constants;

export const systemCalls: SystemCalls = {
  create: (path, mode) => fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL, mode),
  openFolder: (path) => fs.openSync(path, O_RDONLY | O_DIRECTORY),
  write: (fd, bytes, from) => fs.writeSync(fd, bytes, from),
  fchown: fs.fchownSync,
  fchmod: fs.fchmodSync,
  fsync: fs.fsyncSync,
  close: fs.closeSync,
  rename: fs.renameSync,
  unlink: fs.unlinkSync,
  mkdir: (path, mode) => void fs.mkdirSync(path, { mode }),
  chmod: fs.chmodSync,
};
