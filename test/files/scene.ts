import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { JournalFolder } from "../../src/adapters/files/journal-folder.ts";
import { localDisk } from "../../src/adapters/files/local-disk.ts";
import type { SystemCalls } from "../../src/adapters/files/system-calls.ts";
import { MigrateError, type ErrorCode } from "../../src/core/errors.ts";
import type { Outcome } from "./writer.ts";

export const WRITER = join(import.meta.dirname, "writer.ts");

/** Whether mounts can be made that vanish with the process that made them. */
export const canMount = process.getuid?.() === 0 && spawnSync("unshare", ["-m", "true"]).status === 0;

export const MANIFEST = `# ação
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: registry/web:latest # não é :latest
`;

/** A folder of manifests and a state folder, gone when `using` ends. */
export class Scene implements Disposable {
  readonly root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "archon-files-")));
  readonly work = join(this.root, "work");
  readonly state = join(this.root, "state");
  readonly journals = join(this.state, "archon-migrate", "journals");

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    fs.mkdirSync(this.work);
    for (const [name, content] of Object.entries(files)) this.put(name, content);
  }

  put(name: string, content: string | Uint8Array): string {
    const path = join(this.work, name);
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, content);
    return path;
  }

  ports(calls?: SystemCalls) {
    const clock = { now: () => new Date("2026-01-31T12:00:00Z") };
    return { disk: localDisk(calls), journals: new JournalFolder(this.journals, calls), clock };
  }

  /** Every file with its bytes, and every folder, below the working folder. */
  snapshot(): Record<string, string> {
    return snapshotOf(this.work);
  }

  /** Names in the journal folder. */
  journalNames(): string[] {
    return fs.existsSync(this.journals) ? fs.readdirSync(this.journals).toSorted() : [];
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

export function snapshotOf(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const read = (path: string, entry: fs.Dirent): string => {
    if (entry.isSymbolicLink()) return `-> ${fs.readlinkSync(path)}`;
    return entry.isFile() ? fs.readFileSync(path, "latin1") : "folder";
  };
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), read(path, entry)];
    }),
  );
}

/** Runs the writer as a process of its own, below a shell's `setup` in a mount namespace of its own. */
export function writeInNamespace(scene: Scene, setup: string, verb = "apply", folder = scene.work): Outcome {
  const script = `${setup}\nexec "$NODE" "$WRITER" ${verb} "$FOLDER"`;
  const env = {
    ...process.env,
    NODE: process.execPath,
    WRITER,
    FOLDER: folder,
    WORK: scene.work,
    XDG_STATE_HOME: scene.state,
  };
  const result = spawnSync("unshare", ["-m", "sh", "-ec", script], { env, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return lastLine(result.stdout);
}

/** Runs the writer as a user who owns nothing. */
export function writeAsNobody(scene: Scene, state: string): Outcome {
  const env = { ...process.env, XDG_STATE_HOME: state };
  const options = { uid: 65534, gid: 65534, env, encoding: "utf8" } as const;
  const result = spawnSync(process.execPath, [WRITER, "apply", scene.work], options);
  if (result.status !== 0) throw new Error(result.stderr);
  return lastLine(result.stdout);
}

export function lastLine(output: string): Outcome {
  return JSON.parse(output.trim().split("\n").at(-1) as string) as Outcome;
}

/** The error that `work` ends with; anything but a MigrateError is a bug and fails the test. */
export function failureOf(work: () => unknown): MigrateError {
  try {
    work();
  } catch (error) {
    if (error instanceof MigrateError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

export function codeOf(work: () => unknown): ErrorCode {
  return failureOf(work).code;
}
