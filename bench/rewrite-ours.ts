// One measured run of our engine over the files listed on standard input; prints one line of JSON.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { planMigration } from "../src/app/plan-migration.ts";
import { ARCHON_PROFILE } from "../src/core/archon-profile.ts";
import type { Config } from "../src/core/config.ts";
import { sha256, spliceBytes } from "../src/core/journal.ts";
import { median } from "./interleave.ts";

const rounds = Number(process.argv[2] ?? 5);
const paths = readFileSync(0, "utf8")
  .split("\n")
  .filter((path) => path !== "");
const everything: Config = {
  ...ARCHON_PROFILE,
  images: { include: ["**"] },
  securityContext: { ...ARCHON_PROFILE.securityContext, unknownUser: "default" },
};

/** Reads, plans with proof, and makes the new bytes in memory, as the peers do. */
function rewrite(config: Config): { bytes: number; edits: number; seconds: number } {
  const started = performance.now();
  const sources = paths.map((path) => ({ path, bytes: readFileSync(path) }));
  const plan = planMigration({ sources, config, sha256, dockerfile: () => undefined });
  const byFile = Map.groupBy(plan.edits, ({ file }) => file);
  for (const { path, bytes } of sources) {
    const edits = byFile.get(path);
    if (edits) spliceBytes(bytes, edits);
  }
  const seconds = (performance.now() - started) / 1000;
  return { bytes: sources.reduce((sum, { bytes }) => sum + bytes.length, 0), edits: plan.edits.length, seconds };
}

function measure(config: Config): { bytes: number; edits: number; megabytesPerSecond: number } {
  rewrite(config);
  const runs = Array.from({ length: rounds }, () => rewrite(config));
  const [{ bytes, edits } = { bytes: 0, edits: 0 }] = runs;
  return { bytes, edits, megabytesPerSecond: bytes / 1e6 / median(runs.map(({ seconds }) => seconds)) };
}

process.stdout.write(`${JSON.stringify({ default: measure(ARCHON_PROFILE), everything: measure(everything) })}\n`);
