import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { DIFFERENCES } from "../../src/checks/probe-command/meaning.ts";
import { en } from "../../src/locales/en.ts";
import { loadMessages } from "../../src/locales/index.ts";
import { ptBR } from "../../src/locales/pt-BR.ts";

const LOCALES = fileURLToPath(new URL("../../src/locales/", import.meta.url));

/** Every text under its path: `findings.USER_UNKNOWN.message`. */
function texts(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, item]) => [...texts(item, path ? `${path}.${key}` : key)]),
  );
}

function namesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name as string))].toSorted();
}

const [english, portuguese] = [texts(en), texts(ptBR)];

it("both catalogues have the same texts with the same parameters", () => {
  expect([...portuguese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  for (const [path, text] of english) expect(namesIn(portuguese.get(path) ?? ""), path).toEqual(namesIn(text));
});

it("both name the same commands, flags, fields and codes to try", () => {
  for (const [path, text] of english) {
    if (/^errors\..*\.next$/.test(path)) expect(portuguese.get(path), path).toBe(text);
    const fields = text.match(/--[a-z]+\b|\b[a-z]+[A-Z]\w+\b|\bservices\[\]\.\w+/g) ?? [];
    const kept = fields.filter((field) => !portuguese.get(path)?.includes(field));
    expect(kept, path).toEqual([]);
  }
});

it("leaves nothing in English", () => {
  const words = /\b(?:the|is|are|was|has|have|not|and|with|which|it|cannot|nothing)\b/i;
  const left = [...portuguese].filter(([, text]) => words.test(text.replaceAll(/\{\w+\}/g, "")));
  expect(left).toEqual([]);
});

it("speaks of each difference, as a sentence about the command", () => {
  for (const difference of DIFFERENCES) {
    expect(en.differences[difference]).toMatch(/^it /);
    expect(ptBR.differences[difference]).toMatch(/^ele /);
  }
});

it("explains the same keys in the help of the walk, each on the line that begins with it", () => {
  const [wanted, found] = [en, ptBR].map(({ ui }) => ui.walkHelp.split("\n").map((line) => line.slice(0, 4)));
  expect(found).toEqual(wanted);
});

it("has one line in every text but the help", () => {
  for (const [path, text] of [...english, ...portuguese]) {
    if (path !== "ui.walkHelp") expect(text, path).not.toMatch(/[\r\n]| {2}|^ | $/);
  }
});

it("loads one catalogue only", async () => {
  expect(await loadMessages("pt-BR")).toBe(ptBR);
  expect(await loadMessages("en")).toBe(en);
  for (const name of readdirSync(LOCALES).filter((file) => /^(?:en|pt-BR)/.test(file))) {
    const other = name.startsWith("en") ? "pt-BR" : "en";
    const imports = Array.from(
      readFileSync(LOCALES + name, "utf8").matchAll(/from "\.\/([^"]+)"/g),
      ([, file]) => file,
    );
    expect(
      imports.filter((file) => new RegExp(`^${other}[.-]`).test(file as string)),
      name,
    ).toEqual([]);
  }
});

it("passes scripts/verify-codes.mjs", () => {
  const script = fileURLToPath(new URL("../../scripts/verify-codes.mjs", import.meta.url));
  const run = spawnSync(process.execPath, [script], { encoding: "utf8" });
  expect(run.stdout + run.stderr).toBe("");
  expect(run.status).toBe(0);
});
