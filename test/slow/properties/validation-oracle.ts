import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PlainMap } from "../../reference/plain.ts";

const SOURCES = join(import.meta.dirname, "../../validation-oracle");

/** Builds the program once for each state of its sources; returns its path. @throws where Go is missing or the build fails */
export function buildValidationOracle(): string {
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
  const program = join(cache, `validation-oracle-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const fresh = `${program}.${process.pid}`;
  execFileSync("nice", ["-n", "15", "go", "build", "-o", fresh, "."], {
    cwd: SOURCES,
    stdio: ["ignore", "pipe", "pipe"],
  });
  renameSync(fresh, program);
  return program;
}

/** For each object why kube-apiserver would refuse it; empty where it would not. */
export function judge(program: string, objects: readonly PlainMap[]): string[][] {
  const input = `${JSON.stringify({ objects })}\n`;
  const { status, stdout, stderr, error } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  if (error ?? status !== 0) throw new Error(`validation oracle: ${error?.message ?? stderr}`);
  const answer = JSON.parse(stdout) as { errors: string[][] | null; error?: string };
  if (answer.error) throw new Error(`validation oracle: ${answer.error}`);
  return answer.errors ?? [];
}
