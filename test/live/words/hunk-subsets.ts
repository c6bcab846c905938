import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/**
 * `hunk-subsets.ts FOLDER PLAN NAME OUT`: applies every subset of the plan's hunks on one object to a copy of FOLDER
 * and keeps each different result in OUT, named after the items in it.
 */
interface Edit {
  readonly item: number;
  readonly file: string;
  readonly object: { readonly name: string };
}

const run = promisify(execFile);
const [folder = "", planFile = "", name = "", out = ""] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8")) as { edits: Edit[] };
const edits = plan.edits.filter(({ object }) => object.name === name);
const items = [...new Set(edits.map(({ item }) => item))].toSorted();
const [file = ""] = edits.map((edit) => edit.file);
const command = resolve(process.env["PROJECT"] ?? "", "bin/run.js");

async function apply(chosen: readonly number[]): Promise<string> {
  const copy = mkdtempSync(resolve(out, "..", "subset-"));
  cpSync(folder, copy, { recursive: true });
  const reduced = { ...plan, edits: edits.filter(({ item }) => chosen.includes(item)) };
  writeFileSync(join(copy, "reduced.json"), JSON.stringify(reduced));
  await run("node", [command, "apply", "--plan", "reduced.json", "--yes"], { cwd: copy });
  return readFileSync(join(copy, file), "utf8");
}

const subsets = Array.from({ length: 2 ** items.length - 1 }, (_, i) =>
  items.filter((_item, bit) => (i + 1) & (1 << bit)),
);
const results = new Map<string, string>();
for (const chosen of subsets.toSorted((a, b) => a.length - b.length)) {
  const result = await apply(chosen);
  if (!results.has(result)) results.set(result, chosen.join("+"));
}
const before = readFileSync(join(folder, file), "utf8");
results.delete(before);
mkdirSync(out, { recursive: true });
for (const [text, chosen] of results) writeFileSync(join(out, `${chosen}.yaml`), text);
console.log(`${items.length} hunks on ${name}, ${subsets.length} subsets, ${results.size} different results:`);
console.log([...results.values()].join(" "));
