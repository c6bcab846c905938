import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { MigrateError } from "../../core/errors.ts";
import { quietly } from "./durable-file.ts";
import { errnoOf, writing } from "./failure.ts";
import type { SystemCalls } from "./system-calls.ts";

/** Milliseconds after which a lock of another machine, whose processes cannot be asked, counts as left behind. */
const FOREIGN_AGE = 3_600_000;

/**
 * Lets one process at a time do `work`. Every process puts down a lock file of its own name (O_EXCL) and only then
 * looks for others: of two that come together at least the later sees the earlier and steps back, so never two go on.
 * A name of one's own also makes taking over safe: a dead process's file can be removed by anyone, at any time,
 * while one shared lock file might be a newcomer's by the time it is removed.
 * @param patience milliseconds to wait for another process
 */
export function withLock<T>(calls: SystemCalls, folder: string, patience: number, work: () => T): T {
  const own = `lock-${hostname()}-${process.pid}-${startOf(process.pid) ?? 0}`;
  const path = join(folder, own);
  writing(path, () => acquire(calls, folder, own, Date.now() + patience));
  try {
    return work();
  } finally {
    quietly(() => calls.unlink(path));
  }
}

function acquire(calls: SystemCalls, folder: string, own: string, deadline: number): void {
  const path = join(folder, own);
  for (;;) {
    putDown(calls, path);
    const holder = otherHolder(calls, folder, own);
    if (holder === undefined) return;
    calls.unlink(path);
    if (Date.now() > deadline) {
      throw new MigrateError("WRITE_FAILED", { params: { path: join(folder, holder), reason: "LOCKED" } });
    }
    // Random, so that two that stepped back from one another do not do so again.
    pause(5 + Math.random() * 45);
  }
}

function putDown(calls: SystemCalls, path: string): void {
  try {
    calls.close(calls.create(path, 0o600));
  } catch (error) {
    // Our own from before, whose removal failed: work is synchronous, so it cannot be in use.
    if (errnoOf(error) !== "EEXIST") throw error;
  }
}

function otherHolder(calls: SystemCalls, folder: string, own: string): string | undefined {
  for (const name of fs.readdirSync(folder)) {
    const parts = /^lock-(.+)-(\d+)-(\d+)$/.exec(name);
    if (!parts || name === own) continue;
    const path = join(folder, name);
    if (isHeld(path, parts[1] as string, Number(parts[2]), Number(parts[3]))) return name;
    quietly(() => calls.unlink(path));
  }
  return undefined;
}

function isHeld(path: string, host: string, pid: number, start: number): boolean {
  if (host === hostname()) return isAlive(pid) && (startOf(pid) ?? start) === start;
  const stats = fs.statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < FOREIGN_AGE;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and is somebody else's, kill(2).
    return errnoOf(error) === "EPERM";
  }
}

/** When a process started, in ticks since boot (field 22, proc_pid_stat(5)): numbers of dead processes are used again. */
function startOf(pid: number): number | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name and may hold anything, brackets and blanks included.
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
