import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../../src/config/index.ts";
import { parseImageRef } from "../../src/core/image-ref.ts";
import { fieldTable, overrideTable } from "../../src/config/field-table.ts";
import { REPOSITORY } from "../../src/config/formats.ts";
import { configSchema } from "../../src/config/json-schema.ts";
import type { Json } from "../../src/core/json.ts";
import { anyLayer } from "./arbitrary-layer.ts";
import { FILE, HEAD, SAMPLE } from "./read-files.ts";

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const schema = JSON.parse(file("schemas/config.schema.json")) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

test("the shipped schema and the page are fresh", () => {
  expect(schema).toEqual(configSchema());
  expect(file("docs/configuration.md")).toContain(fieldTable());
  expect(file("docs/configuration.md")).toContain(overrideTable());
});

test("the examples of the documentation are right", () => {
  const [example = ""] = /(?<=```yaml\n)[^`]*/.exec(file("docs/configuration.md")) ?? [];
  for (const text of [SAMPLE, example, HEAD, `${HEAD}kubernetesVersion: "1.30"\nimages:\n`]) {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(parseConfig(FILE, text).ok).toBe(true);
  }
});

test.each<[string, (text: string) => string]>([
  ["no apiVersion", (text) => text.replace(/^apiVersion.*\n/, "")],
  ["another apiVersion", (text) => text.replace("/v1", "/v2")],
  ["an unknown key", (text) => text.replace("namespace:", "namespce:")],
  ["an unknown key of a service", (text) => text.replace("health:", "helth:")],
  ["a policy that does not exist", (text) => text.replace("unknownUser: ask", "unknownUser: guess")],
  ["a negative drain", (text) => text.replace("drainSeconds: 5", "drainSeconds: -5")],
  ["no grace", (text) => text.replace("Seconds: 30", "Seconds: 0")],
  ["a port too high", (text) => text.replace("8181", "81810")],
  ["a uid too high", (text) => text.replace("uid: 1001", "uid: 2147483648")],
  ["half a user", (text) => text.replace(", gid: 1001", "")],
  ["a user by name", (text) => text.replace("user: derive", "user: appuser")],
  ["an image with a tag", (text) => text.replace("archon/server\n", "archon/server:latest\n")],
  ["a pinned tag without sha", (text) => text.replace("k8s-{sha}", "k8s")],
  ["a check that is not switched", (text) => text.replace("enabled: true", 'enabled: "true"')],
  ["a version without quotes", (text) => `${text}kubernetesVersion: 1.30\n`],
])("schema and program both refuse %s", (_, mutate) => {
  const text = mutate(SAMPLE);
  expect(text).not.toBe(SAMPLE);
  expect(validate(parse(text))).toBe(false);
  expect(parseConfig(FILE, text).ok).toBe(false);
});

test("schema and program agree about any document", () => {
  const spoil = fc.tuple(
    fc.nat(),
    fc.constantFrom<Json>(null, true, -1, 0, 1.5, 70_000, "", "derive", "A b", [], {}, [null], { x: 1 }),
  );
  fc.assert(
    fc.property(anyLayer, fc.array(spoil, { maxLength: 2 }), (layer, spoils) => {
      const whole = { apiVersion: "archon-migrate/v1", kind: "Migration", ...layer } as unknown as Json;
      const value = spoils.reduce((one, [where, what]) => replaceNth(one, where, what), whole);
      const reading = parseConfig(FILE, JSON.stringify(value));
      const own = reading.ok || reading.problems.every(({ kind }) => kind === "duplicate-service");
      expect(own, JSON.stringify([reading, validate.errors])).toBe(validate(value));
    }),
    { numRuns: 1000 },
  );
});

test("a repository is what the grammar of references takes for one", () => {
  const text = fc.stringMatching(/^[aA0._:@/-]{1,10}$/);
  fc.assert(
    fc.property(text, (one) => {
      const ref = parseImageRef(one);
      const bare = ref !== undefined && ref.repository === one;
      expect(new RegExp(REPOSITORY.pattern, "u").test(one)).toBe(bare);
    }),
    { numRuns: 2000 },
  );
});

/** Puts `what` in the place of one node, counted through the tree. */
function replaceNth(root: Json, where: number, what: Json): Json {
  let size = 0;
  const copy = (node: Json, target: number): Json => {
    if (size++ === target) return what;
    if (Array.isArray(node)) return node.map((item) => copy(item, target));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, copy(item, target)]));
  };
  copy(root, -1);
  const target = where % size;
  size = 0;
  return copy(root, target);
}
