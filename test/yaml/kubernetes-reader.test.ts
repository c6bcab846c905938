import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseTree } from "../../src/yaml/parse-tree.ts";
import { valueOf } from "../../src/yaml/value.ts";

interface Fact {
  text: string;
  json: string;
  error: string;
  title?: string;
}

const read = (name: string): Fact[] =>
  JSON.parse(readFileSync(new URL(`../oracle/${name}`, import.meta.url), "utf8")) as Fact[];

/**
 * Where we differ on purpose: documents are split before they are read, fractions as keys are refused
 * (go-yaml prints them through 32 bits), and the exotic line break U+0085 is left to the parsers.
 */
const ELSEWHERE = /^top: |^keys: (floats|infinities|above uint64)|\u0085/;

const facts = read("facts.json").filter((fact) => !fact.error && fact.json && !ELSEWHERE.test(fact.text));
const structures = read("structures.json").filter(
  (fact) => !fact.error && fact.json && !ELSEWHERE.test(fact.title ?? ""),
);

test.each(facts)("a plain $text reads as $json, as in Kubernetes", ({ text, json }) => {
  expect(valueOf(parseTree(`v: ${text}\n`))).toEqual({ v: JSON.parse(json) });
});

test.each(structures)("$title", ({ text, json }) => {
  expect(valueOf(parseTree(text))).toEqual(JSON.parse(json));
});
