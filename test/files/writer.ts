import { readFileSync } from "node:fs";
import { JournalFolder } from "../../src/adapters/files/journal-folder.ts";
import { localDisk } from "../../src/adapters/files/local-disk.ts";
import { localFiles } from "../../src/adapters/files/local-files.ts";
import { systemClock } from "../../src/adapters/files/system-clock.ts";
import { undoMigration } from "../../src/app/undo-migration.ts";
import { writeFiles, type FileWrite } from "../../src/app/write-files.ts";
import { MigrateError } from "../../src/core/errors.ts";
import { spliceBytes, type ByteEdit } from "../../src/core/journal.ts";

/** What a run ends with, on standard output, after the line `ready`. */
export interface Outcome {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly files?: readonly string[];
}

const TAG = ":latest";

/** The planned write of one manifest: every `:latest` becomes `:k8s-latest`, and a line is put at the end. */
export function planned(path: string): FileWrite {
  const before = readFileSync(path);
  const edits: ByteEdit[] = [];
  for (let at = before.indexOf(TAG); at >= 0; at = before.indexOf(TAG, at + 1)) {
    edits.push({ offset: at, length: TAG.length, text: ":k8s-latest" });
  }
  edits.push({ offset: before.length, length: 0, text: "# não há mais\n" });
  return { path, before, edits, after: spliceBytes(before, edits) };
}

/** `apply FOLDER` or `undo`, with the journals under XDG_STATE_HOME: a process that can be killed. */
function run(verb: string | undefined, folder: string | undefined): Outcome {
  const ports = { disk: localDisk(), journals: new JournalFolder(), clock: systemClock };
  if (verb === "undo") {
    process.stdout.write("ready\n");
    return { code: "OK", files: undoMigration(ports).restored };
  }
  const files = localFiles.list([folder as string], { recursive: true }).map((path) => planned(path));
  process.stdout.write("ready\n");
  return { code: "OK", files: writeFiles(ports, "apply --yes", files).files };
}

function outcomeOf(work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof MigrateError) return { code: error.code, params: error.params };
    throw error;
  }
}

if (import.meta.main) {
  const outcome = outcomeOf(() => run(process.argv[2], process.argv[3]));
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
