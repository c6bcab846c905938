import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { MigrateError } from "../../core/errors.ts";
import { parseJournal, type Journal } from "../../core/journal.ts";
import type { Journals, StoredJournal } from "../../ports/journals.ts";
import { createDurably, makeFolder, quietly, syncFolder } from "./durable-file.ts";
import { errnoOf, readFailure, writing } from "./failure.ts";
import { holdSignals } from "./hold-signals.ts";
import { withLock } from "./lock.ts";
import { readFile } from "./read-file.ts";
import { systemCalls, type SystemCalls } from "./system-calls.ts";

const UNDONE = ".undone.json";

/** The user's state folder; a relative XDG_STATE_HOME is to be ignored (XDG Base Directory Specification 0.8). */
export function journalFolderPath(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment["XDG_STATE_HOME"] ?? "";
  const state = isAbsolute(given) ? given : join(environment["HOME"] || homedir(), ".local", "state");
  return join(state, "archon-migrate", "journals");
}

/** Journals as `<id>.json` in one folder, readable by their owner alone. */
export class JournalFolder implements Journals {
  readonly #folder: string;
  readonly #calls: SystemCalls;
  readonly #patience: number;

  /** @param patience milliseconds to wait for another process; one set of files takes well under a second */
  constructor(folder: string = journalFolderPath(), calls: SystemCalls = systemCalls, patience = 10_000) {
    this.#folder = folder;
    this.#calls = calls;
    this.#patience = patience;
  }

  exclusively<T>(work: () => T): T {
    writing(this.#folder, () => this.#prepareFolder());
    return withLock(this.#calls, this.#folder, this.#patience, () =>
      holdSignals(() => {
        this.#removeUnfinished();
        return work();
      }),
    );
  }

  /** Time and a random tail; a clock that went back does not put a new journal behind an older one. */
  newId(now: Date): string {
    const newest = this.#names(".json").at(-1);
    const time = Math.max(now.getTime(), newest === undefined ? 0 : timeOf(newest) + 1);
    return `${new Date(time).toISOString().replace(/[-:.]/g, "")}-${randomBytes(2).toString("hex")}`;
  }

  save(journal: Journal): string {
    const path = join(this.#folder, `${journal.id}.json`);
    const unfinished = `${path}.tmp`;
    const bytes = Buffer.from(`${JSON.stringify(journal, undefined, 1)}\n`);
    writing(path, () => {
      createDurably(this.#calls, unfinished, bytes, (fd) => this.#calls.fchmod(fd, 0o600));
      try {
        this.#calls.rename(unfinished, path);
        syncFolder(this.#calls, this.#folder);
      } catch (error) {
        quietly(() => this.#calls.unlink(unfinished));
        this.discard(path);
        throw error;
      }
    });
    return path;
  }

  discard(path: string): void {
    quietly(() => this.#calls.unlink(path));
  }

  pending(): string[] {
    const names = this.#names(".json").filter((name) => !name.endsWith(UNDONE));
    return names.toReversed().map((name) => join(this.#folder, name));
  }

  read(path: string): StoredJournal {
    try {
      return { path, journal: parseJournal(readFile(path).toString("utf8"), path) };
    } catch (error) {
      throw error instanceof MigrateError && error.code === "FILE_NOT_FOUND" ? notFound(path, error) : error;
    }
  }

  find(name: string): string {
    const inFolder = name === basename(name) ? [`${name}.json`, `${name}${UNDONE}`] : [];
    const candidates = [...inFolder.map((file) => join(this.#folder, file)), resolve(name)];
    return candidates.find((path) => fs.existsSync(path)) ?? raise(notFound(name));
  }

  markUndone(path: string): void {
    if (path.endsWith(UNDONE)) return;
    writing(path, () => {
      this.#calls.rename(path, `${path.replace(/\.json$/, "")}${UNDONE}`);
      syncFolder(this.#calls, dirname(path));
    });
  }

  #prepareFolder(): void {
    makeFolder(this.#calls, this.#folder, 0o700);
    // Whoever may write here may make undo write: the folder is the owner's alone, even when it was made by hand.
    if ((fs.statSync(this.#folder).mode & 0o777) !== 0o700) this.#calls.chmod(this.#folder, 0o700);
  }

  /** Journals that a killed run did not finish: no file was touched after them. */
  #removeUnfinished(): void {
    for (const name of this.#names(".json.tmp")) quietly(() => this.#calls.unlink(join(this.#folder, name)));
  }

  #names(ending: string): string[] {
    try {
      return fs
        .readdirSync(this.#folder)
        .filter((name) => name.endsWith(ending))
        .toSorted();
    } catch (error) {
      if (errnoOf(error) === "ENOENT") return [];
      throw readFailure(error, this.#folder);
    }
  }
}

/** Milliseconds since 1970 of a name `20260131T235959123Z-….json`; 0 for any other name. */
function timeOf(name: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(name)?.slice(1).map(Number);
  if (!parts) return 0;
  const [year = 0, month = 1, day, hour, minute, second, millisecond] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

function notFound(name: string, cause?: unknown): MigrateError {
  return new MigrateError("JOURNAL_NOT_FOUND", { params: { name }, cause });
}

function raise(error: Error): never {
  throw error;
}
