// Fails when a code has no page, a page has no code, nothing in src raises a code, or the catalogues differ.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FINDING_CODES } from "../src/core/codes.ts";
import { ERROR_CODES } from "../src/core/errors.ts";
import { REASON_CODES } from "../src/core/reasons.ts";
import { CAUSE_KEYS } from "../src/locales/cause-keys.ts";
import { en } from "../src/locales/en.ts";
import { ptBR } from "../src/locales/pt-BR.ts";
import { UI_KEYS } from "../src/locales/ui-keys.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const codes = new Set([...FINDING_CODES, ...ERROR_CODES]);

/** Where codes are listed or put into words: standing there is not being raised. */
const LISTS = /^(?:core\/(?:codes|errors|reasons)\.ts$|locales\/)/;

const problems = [...pages(), ...unraised(), ...differences(en, ptBR, [])];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function pages() {
  const found = readdirSync(join(root, "docs/errors")).map((name) => name.replace(/\.md$/, ""));
  const titles = new Map(found.map((name) => [name, firstLine(join(root, "docs/errors", `${name}.md`))]));
  return [
    ...[...codes].filter((code) => !titles.has(code)).map((code) => `${code}: docs/errors/${code}.md is missing`),
    ...found.filter((name) => !codes.has(name)).map((name) => `docs/errors/${name}.md: there is no such code`),
    ...found
      .filter((name) => titles.get(name) !== `# ${name}`)
      .map((name) => `docs/errors/${name}.md: the first line is not "# ${name}"`),
  ];
}

function firstLine(path) {
  return readFileSync(path, "utf8").split("\n", 1)[0];
}

/** A code is raised where it stands as a literal; comments, types and comparisons raise nothing. */
function unraised() {
  const literals = new Set();
  const words = new Set();
  for (const path of sources()) {
    if (LISTS.test(path)) continue;
    const text = readFileSync(join(root, "src", path), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
    for (const line of text.split("\n")) {
      for (const literal of literalsIn(line)) literals.add(literal);
      for (const [word] of line.matchAll(/\w+/g)) words.add(word);
    }
  }
  const ownCauses = CAUSE_KEYS.filter((key) => !/^E[A-Z]+$/.test(key));
  return [
    ...[...codes, ...REASON_CODES]
      .filter((code) => !literals.has(code))
      .map((code) => `${code}: nothing in src raises it`),
    ...UI_KEYS.filter((key) => !words.has(key)).map((key) => `ui.${key}: nothing in src says it`),
    ...ownCauses.filter((key) => !literals.has(key)).map((key) => `causes: nothing in src gives the reason "${key}"`),
  ];
}

function literalsIn(line) {
  return Array.from(line.matchAll(/"([^"]*)"/g))
    .filter(({ 0: whole, index }) => {
      const [before, after] = [line.slice(0, index), line.slice(index + whole.length)];
      return !/(?:[=!]==|\|) *$/.test(before) && !/^ *\|/.test(after) && !before.includes("//");
    })
    .map(([, value]) => value);
}

function sources() {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
}

/** Keys that one catalogue lacks, texts that name other parameters, and texts that are empty on one side only. */
function differences(one, other, path) {
  if (typeof one === "string" && typeof other === "string") {
    const [wanted, found] = [one, other].map((text) => namesIn(text).join(" "));
    if ((one === "") !== (other === "")) return [`${path.join(".")}: empty in one catalogue only`];
    return wanted === found ? [] : [`${path.join(".")}: en says {${wanted}}, pt-BR {${found}}`];
  }
  if (typeof one !== "object" || typeof other !== "object") return [`${path.join(".")}: missing in one catalogue`];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], [...path, key]));
}

function namesIn(text) {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))].toSorted();
}
