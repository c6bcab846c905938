// npm run bench [-- start|rewrite] [--save]: every figure beside its bar. Exit status 1 when a bar is not met.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureRewrite } from "./rewrite.ts";
import { isMet, printRows, type Row } from "./rows.ts";
import { measureStart } from "./start.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const [only] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const suites: Record<string, (root: string) => Row[]> = { start: measureStart, rewrite: measureRewrite };

const rows: Row[] = [];
for (const [name, suite] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue;
  const measured = suite(root);
  printRows(measured);
  rows.push(...measured);
  if (process.argv.includes("--save")) {
    writeFileSync(
      fileURLToPath(new URL(`results/${name}.json`, import.meta.url)),
      `${JSON.stringify(measured, null, 2)}\n`,
    );
  }
}
process.exitCode = rows.every(isMet) ? 0 : 1;
