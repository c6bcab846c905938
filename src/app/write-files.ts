import { MigrateError } from "../core/errors.ts";
import { invertEdits, sha256, spliceBytes, temporaryFor, type ByteEdit, type Journal } from "../core/journal.ts";
import type { Clock } from "../ports/clock.ts";
import type { Disk, Replacement, Target } from "../ports/files.ts";
import type { Journals } from "../ports/journals.ts";

export interface WritePorts {
  readonly disk: Disk;
  readonly journals: Journals;
  readonly clock: Clock;
}

/** One file to be written: the bytes that were planned for, those that take their place, and the way between. */
export interface FileWrite {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly edits: readonly ByteEdit[];
}

export interface Written {
  /** Undefined where no file had anything to be written. */
  readonly journal?: { readonly id: string; readonly path: string };
  /** Real paths, in the order given. */
  readonly files: readonly string[];
}

/**
 * Writes all files or none. The order is the point: first every check, then the journal, then all new bytes beside
 * their files, then the renames (`Disk.replaceAll`); so at any moment each file is old or new, and the journal
 * knows the way back.
 *
 * Everything from the lock on is synchronous, and signals are held back until the end: Ctrl-C takes effect before
 * or after the set, never within it. Files without a change are not opened.
 * @throws MigrateError FILE_CHANGED, HARD_LINK, EDITS_INVALID, DISK_FULL, DIRECTORY_READ_ONLY, WRITE_FAILED,
 * and those of `Disk.target`; after each of them the files hold what they held before
 * (but for WRITE_FAILED with the reason ROLLBACK, whose journal is kept for undo).
 */
export function writeFiles(ports: WritePorts, command: string, files: readonly FileWrite[]): Written {
  const changed = files.filter(({ before, after }) => !sameBytes(before, after));
  for (const file of changed) refuseWrongEdits(file);
  if (changed.length === 0) return { files: [] };
  return ports.journals.exclusively(() => {
    const targets = changed.map(({ path, before }) => unchangedTarget(ports.disk, path, before));
    refuseTwice(targets);
    removeLeftovers(ports, targets);
    const { journal, replacements } = prepare(ports, command, changed, targets);
    const path = ports.journals.save(journal);
    replaceOrDiscard(ports, replacements, path);
    return { journal: { id: journal.id, path }, files: targets.map((target) => target.path) };
  });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function refuseWrongEdits(file: FileWrite): void {
  if (sameBytes(spliceBytes(file.before, file.edits), file.after)) return;
  const { path } = file;
  throw new MigrateError("EDITS_INVALID", { params: { path, reason: "result" }, place: { file: path } });
}

function refuseTwice(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { path } of targets) {
    if (seen.has(path)) throw new MigrateError("EDITS_INVALID", { params: { path, reason: "twice" } });
    seen.add(path);
  }
}

function unchangedTarget(disk: Disk, path: string, before: Uint8Array): Target {
  const target = disk.target(path);
  if (!sameBytes(target.bytes, before)) throw fileChanged(path);
  return target;
}

function fileChanged(path: string): MigrateError {
  return new MigrateError("FILE_CHANGED", { params: { path }, place: { file: path } });
}

/** What a killed run left beside these files; only names that its journal gives are touched. */
function removeLeftovers({ disk, journals }: WritePorts, targets: readonly Target[]): void {
  const paths = new Set(targets.map(({ path }) => path));
  for (const path of journals.pending()) {
    for (const file of filesOf(journals, path)) if (paths.has(file.path)) disk.remove(file.temporary);
  }
}

/** A broken journal must not keep anyone from applying; undo will complain of it. */
function filesOf(journals: Journals, path: string): Journal["files"] {
  try {
    return journals.read(path).journal.files;
  } catch (error) {
    if (error instanceof MigrateError) return [];
    throw error;
  }
}

/** A journal of files that are all as they were would only hide the one before it from undo. */
function replaceOrDiscard({ disk, journals }: WritePorts, replacements: readonly Replacement[], journal: string): void {
  try {
    disk.replaceAll(replacements);
  } catch (error) {
    if (!isUnrestored(error)) journals.discard(journal);
    throw error;
  }
}

function isUnrestored(error: unknown): boolean {
  return error instanceof MigrateError && error.params["reason"] === "ROLLBACK";
}

function prepare(ports: WritePorts, command: string, changed: readonly FileWrite[], targets: readonly Target[]) {
  const now = ports.clock.now();
  const id = ports.journals.newId(now);
  const replacements = changed.map(({ after }, i): Replacement => {
    const target = targets[i] as Target;
    return { target, bytes: after, temporary: temporaryFor(target.path, id) };
  });
  const files = changed.map(({ before, after, edits }, i) => ({
    path: (targets[i] as Target).path,
    before: sha256(before),
    after: sha256(after),
    beforeBytes: before.length,
    afterBytes: after.length,
    temporary: (replacements[i] as Replacement).temporary,
    inverse: invertEdits(before, edits),
  }));
  const journal: Journal = { version: 1, id, createdAt: now.toISOString(), command, files };
  return { journal, replacements };
}
