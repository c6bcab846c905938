import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Plain } from "../../reference/plain.ts";

const SOURCES = join(import.meta.dirname, "../../oracle");

export interface Counted {
  readonly document: number;
  readonly path: readonly (string | number)[];
  readonly kind: string;
  readonly name: string;
  readonly container: string;
  readonly image: string;
}

export interface CountAnswer {
  readonly containers: readonly Counted[];
  readonly digests: readonly Counted[];
  readonly foreign: readonly Counted[];
  readonly templated: readonly Counted[];
  readonly failed: readonly number[];
}

export interface ParseAnswer {
  readonly documents: readonly Plain[];
  readonly offsets: readonly number[];
}

/** The Go program that reads as Kubernetes does. */
export interface Oracle {
  parse(files: readonly Buffer[]): ParseAnswer[];
  count(files: readonly Buffer[], compose: readonly string[]): CountAnswer[];
}

/** Builds the oracle once for each state of its sources. @throws where Go is missing or the build fails */
export function buildOracle(): Oracle {
  const names = readdirSync(SOURCES).filter(
    (name) => (name.endsWith(".go") && !name.endsWith("_test.go")) || /^go\.(mod|sum)$/.test(name),
  );
  const hash = createHash("sha256");
  for (const name of names.sort())
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(SOURCES, name)));
  const cache = process.env["ARCHON_MIGRATE_CACHE"] ?? join(homedir(), ".cache/archon-migrate");
  const program = join(cache, `oracle-${hash.digest("hex").slice(0, 16)}`);
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    const fresh = `${program}.${process.pid}`;
    execFileSync("go", ["build", "-o", fresh, "."], { cwd: SOURCES, stdio: ["ignore", "pipe", "pipe"] });
    renameSync(fresh, program);
  }
  return {
    parse: (files) =>
      ask(
        program,
        files.map((file) => ({ op: "parse", text: file.toString("base64") })),
      ) as ParseAnswer[],
    count: (files, compose) =>
      ask(
        program,
        files.map((file) => ({ op: "count", text: file.toString("base64"), include: ["**"], compose })),
      ) as CountAnswer[],
  };
}

function ask(program: string, requests: readonly object[]): unknown[] {
  if (requests.length === 0) return [];
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const { status, stdout, stderr, error } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  if (error ?? status !== 0) throw new Error(`oracle: ${error?.message ?? stderr}`);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { error?: string });
  const failed = answers.find(({ error: message }) => message);
  if (failed) throw new Error(`oracle: ${failed.error}`);
  return answers;
}
