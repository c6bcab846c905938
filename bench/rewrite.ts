// Rewriting speed over the public corpus beside yaml.v3 and kyaml doing the same intent: npm run bench -- rewrite
import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./interleave.ts";
import { peer } from "./peers.ts";
import { type Row, printRows } from "./rows.ts";

const TURNS = 5;

interface PeerRun {
  readonly megabytesPerSecond: number;
  readonly failed: number;
  readonly collateral: { readonly removed: number; readonly added: number; readonly touchedPercent: number };
}

export function corpusFiles(root: string): string[] {
  const corpus = process.env["ARCHON_CORPUS"] ?? join(root, "../shared/corpus");
  return globSync(join(corpus, "{manifests,helm}/**/*.{yaml,yml}")).sort();
}

export function measureRewrite(root: string): Row[] {
  const files = corpusFiles(root);
  if (files.length === 0) return [];
  const input = `${files.join("\n")}\n`;
  const run = (argv: readonly string[]): unknown =>
    JSON.parse(execFileSync(argv[0] as string, argv.slice(1), { input, encoding: "utf8", maxBuffer: 1 << 26 }));
  const ours: { default: Ours; everything: Ours }[] = [];
  const peers = { yamlv3: [] as PeerRun[], kyaml: [] as PeerRun[] };
  const script = fileURLToPath(new URL("rewrite-ours.ts", import.meta.url));
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(run([process.execPath, script, "3"]) as (typeof ours)[number]);
    for (const name of ["yamlv3", "kyaml"] as const) peers[name].push(run([peer(name), "-n", "3"]) as PeerRun);
  }
  const [first] = ours as [(typeof ours)[number]];
  const size = `${files.length} files, ${(first.default.bytes / 1e6).toFixed(2)} MB`;
  const speed = (pick: "default" | "everything"): number => median(ours.map((one) => one[pick].megabytesPerSecond));
  return [
    { measure: "rewrite: default include", value: speed("default"), unit: "MB/s", bar: { least: 60 }, note: size },
    {
      measure: "rewrite: everything edited and proven",
      value: speed("everything"),
      unit: "MB/s",
      bar: { least: 2 },
      note: `${first.everything.edits} edits`,
    },
    ...(["yamlv3", "kyaml"] as const).map((name) => peerRow(name, peers[name])),
  ];
}

interface Ours {
  readonly bytes: number;
  readonly edits: number;
  readonly megabytesPerSecond: number;
}

function peerRow(name: string, runs: readonly PeerRun[]): Row {
  const [{ collateral, failed }] = runs as [PeerRun];
  const { removed, added, touchedPercent } = collateral;
  return {
    measure: `rewrite: ${name}, the same intent, no proof`,
    value: median(runs.map(({ megabytesPerSecond }) => megabytesPerSecond)),
    unit: "MB/s",
    note: `collateral lines -${removed} +${added} (${touchedPercent.toFixed(1)} %), ${failed} files failed`,
  };
}

if (import.meta.main) printRows(measureRewrite(fileURLToPath(new URL("..", import.meta.url))));
