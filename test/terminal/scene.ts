import { execFileSync, spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Terminal } from "./terminal.ts";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/run.js");
const ARCHON = join(ROOT, "examples/archon");

export const MANIFEST = "archon/k8s-manifests-complete.yaml";
/** Where every hunk's question begins. */
export const QUESTION = "Apply this hunk [";
export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";

export interface PlannedEdit {
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly item: number;
  readonly reason: string;
  readonly object: { readonly name: string; readonly container?: string };
}

/** For every test here: the machine may be slow and busy. */
export const PATIENT = { timeout: 60_000 };

interface How {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** A folder of its own with a copy of examples/archon, a home and a state folder; gone when `using` ends. */
export class Scene implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "archon-terminal-")));

  constructor() {
    mkdirSync(join(this.root, "home"));
    mkdirSync(join(this.root, "tmp"));
    cpSync(ARCHON, join(this.root, "archon"), { recursive: true });
  }

  /** `apply --interactive` in a terminal of its own. */
  apply(target = MANIFEST, how: How = {}, flags: readonly string[] = []): Terminal {
    return this.open(process.execPath, [PROGRAM, "apply", "--interactive", "-f", target, ...flags], how);
  }

  /** A shell line in which `"$@"` is the program with its arguments. */
  shell(line: string, args: readonly string[], how: How = {}): Terminal {
    return this.open("bash", ["-c", line, "bash", process.execPath, PROGRAM, ...args], how);
  }

  open(program: string, args: readonly string[], { env = {}, columns = 120 }: How): Terminal {
    return new Terminal(program, args, { cwd: this.root, env: this.env(env), columns });
  }

  /** The same without any terminal. */
  piped(line: string, args: readonly string[], input = ""): SpawnSyncReturns<string> {
    const options = { cwd: this.root, env: this.env(), input, encoding: "utf8", timeout: 30_000 } as const;
    return spawnSync("bash", ["-c", line, "bash", process.execPath, PROGRAM, ...args], options);
  }

  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
      HOME: join(this.root, "home"),
      XDG_STATE_HOME: join(this.root, "state"),
      TMPDIR: join(this.root, "tmp"),
      // Node's own default, which follows TMPDIR.
      NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"),
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      ...more,
    };
  }

  put(name: string, text: string): string {
    writeFileSync(join(this.root, name), text);
    return name;
  }

  /** A shell script that stands in for an editor; `$1` is the file. */
  editor(body: string): string {
    const path = join(this.root, "editor.sh");
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  read(name = MANIFEST): string {
    return readFileSync(join(this.root, name), "utf8");
  }

  /** Names of a folder, hidden ones too: nothing half written may lie about. */
  names(folder = "archon"): string[] {
    return readdirSync(join(this.root, folder)).sort();
  }

  plannedEdits(target = MANIFEST, flags: readonly string[] = []): PlannedEdit[] {
    const args = [PROGRAM, "plan", "-f", target, "-o", "json", ...flags];
    const printed = execFileSync(process.execPath, args, { cwd: this.root, env: this.env(), encoding: "utf8" });
    return (JSON.parse(printed) as { edits: PlannedEdit[] }).edits;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What a file becomes by edits, spliced here so that the program's own splicing is not believed. */
export function spliced(before: string, edits: readonly PlannedEdit[]): string {
  let bytes = Buffer.from(before);
  const inOrder = edits.toSorted((a, b) => a.offset - b.offset);
  for (const { offset, length, text } of inOrder.toReversed()) {
    bytes = Buffer.concat([bytes.subarray(0, offset), Buffer.from(text), bytes.subarray(offset + length)]);
  }
  return bytes.toString("utf8");
}

export const TWO_CONTAINERS = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: pair
spec:
  selector:
    matchLabels: {app: pair}
  template:
    metadata:
      labels: {app: pair}
    spec:
      containers:
      - name: front
        image: example.org/front:latest
      - name: back
        image: example.org/back:latest
`;
