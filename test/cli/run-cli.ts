import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../../src/core/journal.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "bin/run.js");

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with its own state folder; the real program runs in it. */
export class Workshop implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "archon-migrate-test-"));

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  copy(source: string, name: string): string {
    cpSync(source, this.path(name), { recursive: true });
    return this.path(name);
  }

  run(args: readonly string[], options: { input?: string | Uint8Array; env?: Record<string, string> } = {}): Ran {
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: this.folder,
      XDG_STATE_HOME: this.path(".state"),
      ...options.env,
    };
    const ran = spawnSync(process.execPath, [program, ...args], {
      cwd: this.folder,
      env,
      encoding: "utf8",
      timeout: 60_000,
      ...(options.input === undefined ? { stdio: ["ignore", "pipe", "pipe"] as const } : { input: options.input }),
    });
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  }

  /** Hash of every file but the state's, by path; links are not followed. */
  fingerprints(folder = ""): Record<string, string> {
    const found: Record<string, string> = {};
    for (const entry of readdirSync(this.path(folder), { withFileTypes: true })) {
      const name = join(folder, entry.name);
      if (entry.isFile()) found[name] = sha256(readFileSync(this.path(name)));
      else if (entry.isDirectory() && entry.name !== ".state") Object.assign(found, this.fingerprints(name));
    }
    return found;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
