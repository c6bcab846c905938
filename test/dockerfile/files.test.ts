import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dockerfileFacts } from "../../src/dockerfile/dockerfile-facts.ts";
import { parseDockerfile } from "../../src/dockerfile/parse-dockerfile.ts";

const EXAMPLES = new URL("../../examples/archon/", import.meta.url).pathname;
const CORPUS = join(
  process.env["ARCHON_CORPUS"] ?? new URL("../../../shared/corpus", import.meta.url).pathname,
  "dockerfiles",
);

const example = (path: string) => dockerfileFacts(path, readFileSync(join(EXAMPLES, path), "utf8"));

test.each([
  ["server", 8181],
  ["mcp", 8051],
  ["agents", 8052],
])("archon's %s: root and a shell for Compose, 1001 for Kubernetes", (name, port) => {
  const compose = example(`python/Dockerfile.${name}`);
  expect(compose).toMatchObject({
    base: "docker.io/library/python",
    ports: [port],
    risks: [],
    shellForm: { instruction: "CMD" },
  });
  expect(compose.user).toMatchObject({ ids: { uid: 0, gid: 0 }, source: "root" });
  expect(compose.healthcheck).toBeDefined();

  const kubernetes = example(`python/Dockerfile.k8s.${name}`);
  expect(kubernetes).toMatchObject({ base: "docker.io/library/python", ports: [port], risks: [] });
  expect(kubernetes.user).toMatchObject({ ids: { uid: 1001, gid: 1001 }, source: "USER", numeric: true });
  expect(kubernetes.healthcheck).toBeUndefined();
  expect(kubernetes.shellForm).toBeUndefined();
});

test("archon's frontend is nginx's 101 in both families", () => {
  expect(example("archon-ui-main/Dockerfile.production")).toMatchObject({
    base: "docker.io/library/nginx",
    user: { ids: { uid: 101, gid: 101 }, source: "base" },
    shellForm: { line: 14 },
    healthcheck: { line: 11 },
    risks: [],
  });
  const kubernetes = example("archon-ui-main/Dockerfile.k8s.production");
  expect(kubernetes).toMatchObject({ user: { ids: { uid: 101, gid: 101 }, source: "USER" }, ports: [80], risks: [] });
  expect(kubernetes.shellForm ?? kubernetes.healthcheck).toBeUndefined();
});

describe.skipIf(!existsSync(CORPUS))(`every Dockerfile of ${CORPUS} (skipped where it is absent)`, () => {
  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((file) => statSync(join(CORPUS, file)).isFile())
    : [];

  test("is read without fault, twice alike, every line accounted for", () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(CORPUS, file), "utf8");
      const lines = text.split("\n").length;
      expect(dockerfileFacts(file, text), file).toEqual(dockerfileFacts(file, text));
      let last = 0;
      for (const { start, end } of parseDockerfile(text)) {
        expect(start, file).toBeGreaterThan(last);
        expect(end, file).toBeLessThanOrEqual(lines);
        last = end;
      }
    }
  });

  test("holds only instructions that Docker knows", () => {
    const unknown = files.filter((file) => {
      const instructions = parseDockerfile(readFileSync(join(CORPUS, file), "utf8"));
      // One sample of a manual leaves lines out with `...`.
      return instructions.some(({ known, keyword }) => !known && keyword !== "...");
    });
    expect(unknown).toEqual([]);
  });
});
