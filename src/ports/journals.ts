import type { Journal } from "../core/journal.ts";

export interface StoredJournal {
  readonly path: string;
  readonly journal: Journal;
}

/** Where journals are kept, one folder per user. */
export interface Journals {
  /**
   * Runs `work` while no other process writes or undoes, with Ctrl-C held back until it is done.
   * `work` must be synchronous: that is what makes holding back possible.
   * @throws MigrateError WRITE_FAILED when another process does not finish in time
   */
  exclusively<T>(work: () => T): T;
  /** An id later than every journal's; only within `exclusively`. */
  newId(now: Date): string;
  /** Durable when it returns the path. @throws MigrateError DISK_FULL, DIRECTORY_READ_ONLY, WRITE_FAILED */
  save(journal: Journal): string;
  /** Removes the journal of a run that changed nothing; never throws, for a failure is being reported already. */
  discard(path: string): void;
  /** Paths of journals that are not undone, newest first. */
  pending(): string[];
  /** @throws MigrateError JOURNAL_NOT_FOUND, JOURNAL_INVALID */
  read(path: string): StoredJournal;
  /** Path of a journal, undone or not, by its id or its path. @throws MigrateError JOURNAL_NOT_FOUND */
  find(name: string): string;
  /** Renames the journal to `*.undone.json`. */
  markUndone(path: string): void;
}
