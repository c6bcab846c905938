import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const HERE = import.meta.dirname;
const CORPUS = join(HERE, "../slow/corpus");
const files = [HERE, CORPUS].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

/** Whoever checks the product must not be the product. */
test("reference and checker import nothing from the product but the two tables that the runner hands in", () => {
  const imports = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/from "([^"]*\/src\/[^"]*)"/g)].map((match) => match[1]),
  );
  expect(imports.toSorted()).toEqual([
    "../../../src/checks/probe-command/probe-meaning.ts",
    "../../../src/dockerfile/known-bases.ts",
  ]);
});
