// npm run check: everything that needs no test runner, at once. Prints each step's time; fails with the first reason.
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

const steps = {
  types: "tsc --noEmit",
  lint: "oxlint --quiet src bin scripts test bench",
  format: "oxfmt --check src bin scripts test bench",
  arrows: "depcruise src --config .dependency-cruiser.mjs",
  unused: "knip --no-config-hints",
  codes: "node scripts/verify-codes.mjs",
  generated: "node scripts/verify-generated.mjs",
  patterns: "node scripts/verify-patterns.mjs",
};

function run(command) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 }));
  });
}

const started = performance.now();
const results = await Promise.all(Object.entries(steps).map(async ([name, command]) => [name, await run(command)]));
for (const [name, { code, output, seconds }] of results) {
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name.padEnd(10)} ${seconds.toFixed(1)} s\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
}
const failed = results.filter(([, { code }]) => code !== 0).length;
const total = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(`check: ${results.length - failed} passed, ${failed} failed, ${total} s\n`);
process.exitCode = failed === 0 ? 0 : 1;
