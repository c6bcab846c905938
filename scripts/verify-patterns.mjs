// House rules that no linter knows, as a list of forbidden patterns with what to use instead.
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";

const rules = [
  { pattern: /\bprocess\.exit\(/, outside: /^src\/cli\/main\.ts$/, instead: "set process.exitCode and return" },
  { pattern: /\bconsole\./, outside: /^$/, instead: "print through the command's own streams" },
  { pattern: /\bDate\.now\(|new Date\(\)/, outside: /^src\/adapters\//, instead: "ask the Clock port" },
  { pattern: /Math\.random\(/, outside: /^src\/adapters\//, instead: "take an id from a port" },
  { pattern: /from "@kubernetes\/client-node"/, outside: /^src\/adapters\/kubernetes\//, instead: "the Cluster port" },
  {
    pattern: /\bprocess\.(env|stdout|stderr|stdin|cwd)\b/,
    outside: /^src\/(cli|adapters)\//,
    instead: "hand it in from src/cli",
  },
  { pattern: /from "(yaml|js-yaml)"/, outside: /^src\/(yaml|printers)\//, instead: "src/yaml" },
  { pattern: /TODO|FIXME|XXX/, outside: /^$/, instead: "finish it, or write an issue" },
];

const LONGEST = 350;
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "src"], {
  encoding: "utf8",
});
const problems = [];
for (const file of files.split("\n").filter((name) => name.endsWith(".ts"))) {
  const lines = readFileSync(file, "utf8").split("\n");
  if (lines.length > LONGEST) problems.push(`${file}: ${lines.length} lines; ${LONGEST} is the most`);
  lines.forEach((line, i) => {
    for (const { pattern, outside, instead } of rules) {
      if (pattern.test(line) && !outside.test(file))
        problems.push(`${file}:${i + 1}: ${line.trim()}\n    instead: ${instead}`);
    }
  });
}
process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
process.exitCode = problems.length === 0 ? 0 : 1;
