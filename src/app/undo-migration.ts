import { MigrateError } from "../core/errors.ts";
import { sha256, spliceBytes, type JournalFile } from "../core/journal.ts";
import type { Disk, Replacement, Target } from "../ports/files.ts";
import type { Journals, StoredJournal } from "../ports/journals.ts";

export interface UndoPorts {
  readonly disk: Disk;
  readonly journals: Journals;
}

export interface Undone {
  readonly journal: { readonly id: string; readonly path: string };
  /** Files whose former bytes are back. */
  readonly restored: readonly string[];
  /** Files that held their former bytes already: an apply or an undo had been cut off. */
  readonly skipped: readonly string[];
}

/**
 * Restores the former bytes of one run: of all its files or, when one of them has changed since, of none.
 * Safe to be killed and run again at any moment.
 * @param name id or path of a journal; without it the newest that is not undone
 * @throws MigrateError JOURNAL_NOT_FOUND, JOURNAL_INVALID, UNDO_CONFLICT, and those of `Disk.replaceAll`
 */
export function undoMigration(ports: UndoPorts, name?: string): Undone {
  const { disk, journals } = ports;
  return journals.exclusively(() => {
    const stored = choose(journals, name);
    const files = stored.journal.files.map((file) => ({ file, target: former(disk, file) }));
    const replacements = files.flatMap(({ file, target }) => restoration(stored, file, target) ?? []);
    // A leftover has the very name that undo stages its bytes under.
    for (const { file } of files) disk.remove(file.temporary);
    disk.replaceAll(replacements);
    journals.markUndone(stored.path);
    const restored = replacements.map(({ target }) => target.path);
    const skipped = files.map(({ file }) => file.path).filter((path) => !restored.includes(path));
    return { journal: { id: stored.journal.id, path: stored.path }, restored, skipped };
  });
}

function choose(journals: Journals, name: string | undefined): StoredJournal {
  const path = name === undefined ? journals.pending()[0] : journals.find(name);
  if (path === undefined) throw new MigrateError("JOURNAL_NOT_FOUND", { params: { name: "" } });
  return journals.read(path);
}

/** The file as it is now, which must be what the run left or what it found. */
function former(disk: Disk, file: JournalFile): Target {
  const target = present(disk, file.path);
  const hash = sha256(target.bytes);
  // The path was without links when the journal was written; a link since then leads to some other file.
  if (target.path === file.path && (hash === file.after || hash === file.before)) return target;
  throw conflict(file.path, "changed");
}

function present(disk: Disk, path: string): Target {
  try {
    return disk.target(path);
  } catch (error) {
    if (error instanceof MigrateError && error.code === "FILE_NOT_FOUND") throw conflict(path, "missing", error);
    throw error;
  }
}

function conflict(path: string, reason: "changed" | "missing", cause?: unknown): MigrateError {
  return new MigrateError("UNDO_CONFLICT", { params: { path, reason }, place: { file: path }, cause });
}

/** The former bytes, proven by their hash, or undefined where they are there already. */
function restoration(stored: StoredJournal, file: JournalFile, target: Target): Replacement | undefined {
  if (sha256(target.bytes) === file.before) return undefined;
  const bytes = formerBytes(stored, file, target);
  if (bytes.length === file.beforeBytes && sha256(bytes) === file.before) {
    return { target, bytes, temporary: file.temporary };
  }
  throw invalid(stored, file);
}

function formerBytes(stored: StoredJournal, file: JournalFile, target: Target): Uint8Array {
  try {
    return spliceBytes(target.bytes, file.inverse);
  } catch (error) {
    throw invalid(stored, file, error);
  }
}

function invalid(stored: StoredJournal, file: JournalFile, cause?: unknown): MigrateError {
  const params = { path: stored.path, field: "inverse", file: file.path };
  return new MigrateError("JOURNAL_INVALID", { params, place: { file: stored.path }, cause });
}
