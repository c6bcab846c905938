import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FINDING_CODES } from "../../src/core/codes.ts";
import { ERROR_CODES } from "../../src/core/errors.ts";
import { en } from "../../src/locales/en.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMMANDS = join(ROOT, "src/commands");
const CODES = [...new Set<string>([...FINDING_CODES, ...ERROR_CODES])];

interface Loaded {
  readonly default: { readonly flags?: object; readonly baseFlags: object };
}

/** Flags of each command that exists, `--x` and `-x`. */
const commands = new Map<string, ReadonlySet<string>>();
for (const path of readdirSync(COMMANDS, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".ts"))) {
  const { default: command } = (await import(join(COMMANDS, path))) as Loaded;
  const flags = Object.entries({ ...command.baseFlags, ...command.flags }) as [string, { char?: string }][];
  const spelt = flags.flatMap(([name, { char }]) => [`--${name}`, ...(char === undefined ? [] : [`-${char}`])]);
  commands.set(path.replace(/\.ts$/, "").replaceAll("/", " "), new Set([...spelt, "--help", "-h"]));
}
commands
  .set("version", new Set())
  .set("help", new Set())
  .set("", new Set(["--help", "-h", "--version", "-v"]));

/** What is wrong with each call of this program in a line of shell. */
function wrongCalls(line: string): string[] {
  return line
    .split(/\s(?:[|;<>]|&&|#)\s?/)
    .map((part) => /(?:^|\s)archon-migrate(?:\s+(.*))?$/.exec(part.trim())?.[1]?.trim().split(/\s+/))
    .filter((words) => words !== undefined)
    .flatMap((words) => {
      const two = words.slice(0, 2).join(" ");
      const name = commands.has(two) ? two : words[0]?.startsWith("-") ? "" : (words[0] ?? "");
      const flags = commands.get(name);
      if (!flags) return [`${name} is no command: ${line}`];
      return words.filter((word) => /^-./.test(word) && !flags.has(word)).map((word) => `${word} is no flag: ${line}`);
    });
}

it("knows wrong calls from right ones", () => {
  expect(wrongCalls("archon-migrate plan -R -f x --out plan.json")).toEqual([]);
  expect(wrongCalls("kubectl get x | archon-migrate plan -f -")).toEqual([]);
  expect(wrongCalls("archon-migrate images")).toHaveLength(1);
  expect(wrongCalls("A=b archon-migrate plan --live")).toHaveLength(1);
});

it.each(ERROR_CODES)("proposes for %s a command that exists", (code) => {
  const { next, ...text } = en.errors[code];
  const variants = Object.values(("when" in text ? text.when : undefined) ?? {});
  for (const line of [next, ...variants.flatMap((variant) => variant.next ?? [])]) {
    // USAGE names the command that was typed.
    expect(wrongCalls(line.replace("{command}", "plan").replace("{targets}", ""))).toEqual([]);
    expect(line).toMatch(/^(?:archon-migrate|ls|file|grep|df|cp|git diff|sudo chown) /);
  }
});

describe.each(CODES)("%s", (code) => {
  const page = readFileSync(join(ROOT, `docs/errors/${code}.md`), "utf8");
  const lines = page.split("\n");

  it("can be read in a terminal", () => {
    expect(lines.filter((line) => line.length > 80 || /[\t\r]| $/.test(line))).toEqual([]);
    expect(page).toMatch(/[^\n]\n$/);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThan(34);
    expect(page).not.toContain("```");
  });

  it("says what, why, when and what to do", () => {
    expect(lines[0]).toBe(`# ${code}`);
    expect(lines.filter((line) => line.startsWith("## "))).toEqual([
      "## Why it matters",
      "## Example",
      "## What to do",
    ]);
    expect(page).not.toMatch(/\n##.*\n\n(?=##|$)/);
  });

  it("names codes and commands that exist", () => {
    const remedy = page.slice(page.indexOf("## What to do"));
    expect(remedy.split("\n").flatMap(wrongCalls)).toEqual([]);
    for (const [word] of page.matchAll(/\bsee ([A-Z]+_[A-Z_]+)\b/gi)) expect(CODES).toContain(word.slice(4));
  });
});
