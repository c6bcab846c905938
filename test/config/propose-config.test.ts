import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { proposeConfig, resolveConfig, type ProjectFacts } from "../../src/config/index.ts";
import { compileInclude } from "../../src/core/include.ts";
import { ARCHON_PROFILE } from "../../src/core/archon-profile.ts";
import type { Config } from "../../src/core/config.ts";
import { factsOf } from "./facts-of.ts";
import { read } from "./read-files.ts";

const proposed = (facts: Partial<ProjectFacts>): Config =>
  resolveConfig([read(proposeConfig({ composeFiles: [], manifests: [], dockerfiles: [], ...facts }))]).config;

const compose = (text: string, path = "compose.yaml") => ({ path, text });
const deployment = (name: string, container: string, rest = "") => ({
  path: `k8s/${name}.yaml`,
  text: `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec: {template: {spec: {containers: [{${container}${rest}}]}}}
`,
});

const archon = factsOf(fileURLToPath(new URL("../../examples/archon", import.meta.url)));

test("the example is the built-in profile, but for the path its frontend's probe asks", () => {
  const services = ARCHON_PROFILE.services.map((one) =>
    one.name === "frontend" ? { ...one, health: "/healthz" } : one,
  );
  expect(proposed(archon)).toEqual({ ...ARCHON_PROFILE, services });
});

test("what equals the built-in profile stands behind #, and may come out", () => {
  const text = proposeConfig(archon);
  const { layer } = read(text);
  expect(Object.keys(layer)).toEqual(["services"]);
  const all = read(text.replaceAll(/^( *)#(?! )/gm, "$1"));
  expect(Object.keys(all.layer).toSorted()).toEqual(Object.keys(ARCHON_PROFILE).toSorted());
  expect(resolveConfig([all]).config).toEqual(resolveConfig([read(text)]).config);
});

test("an empty folder gives a file in which nothing migrates", () => {
  const config = proposed({});
  expect(config.images.include).toEqual([]);
  expect(config.services).toEqual([]);
  expect(config.namespace).toBe("default");
});

test.each<[string, Partial<ProjectFacts>, object]>([
  [
    "a short form of build, a pair of plain names, long ports",
    {
      composeFiles: [
        compose(
          "services: {web: {image: 'r.io/t/web:${TAG:-dev}', build: web, ports: [{target: 3000, published: 80}]}}",
        ),
      ],
      dockerfiles: ["web/Dockerfile", "web/Dockerfile.k8s"],
    },
    {
      name: "web",
      image: "r.io/t/web",
      context: "web",
      dockerfiles: { compose: "web/Dockerfile", kubernetes: "web/Dockerfile.k8s" },
      port: 3000,
    },
  ],
  [
    "a compose file in a folder of its own, a variable as tag",
    {
      composeFiles: [
        compose(
          "services:\n  api:\n    image: ${HOST:-r.io}/api:$TAG\n    build: {context: .., dockerfile: docker/Dockerfile.api}\n    expose: [9000/udp, '9001']\n",
          "deploy/docker-compose.yml",
        ),
      ],
    },
    { name: "api", image: "r.io/api", context: ".", dockerfiles: { compose: "docker/Dockerfile.api" }, port: 9001 },
  ],
  [
    "files of one folder lie over one another",
    {
      composeFiles: [
        compose("services: {a: {build: a}}"),
        compose("services: {a: {image: r/a}}", "compose.override.yaml"),
      ],
    },
    { name: "a", image: "r/a", context: "a", dockerfiles: { compose: "a/Dockerfile" } },
  ],
  [
    "a service without image takes that of the one container of its name; named ports are followed",
    {
      composeFiles: [compose("services: {api: {build: {dockerfile_inline: FROM x}}}")],
      manifests: [
        deployment(
          "shop",
          "name: api, image: 'r.io/x/y@sha256:" + "a".repeat(64) + "'",
          ", ports: [{containerPort: 9100}, {name: web, containerPort: 8080}], livenessProbe: {httpGet: {path: /live, port: web}}",
        ),
      ],
    },
    { name: "api", image: "r.io/x/y", deployment: "shop", container: "api", context: ".", port: 8080, health: "/live" },
  ],
  [
    "the health check's own URL comes first",
    {
      composeFiles: [
        compose(
          "services: {a: {build: ., image: r/a, healthcheck: {test: 'wget -q http://127.0.0.1:8000/up?x=1 || exit 1'}}}",
        ),
      ],
      manifests: [deployment("a", "name: a, image: r/a:1", ", readinessProbe: {httpGet: {path: /ready, port: 1}}")],
    },
    {
      name: "a",
      image: "r/a",
      deployment: "a",
      container: "a",
      context: ".",
      dockerfiles: { compose: "Dockerfile" },
      port: 8000,
      health: "/up?x=1",
    },
  ],
  [
    "no compose file: a Deployment and a Dockerfile of its name",
    {
      manifests: [deployment("d", "name: c, image: r.io/t/srv:1, ports: [{containerPort: 1}]")],
      dockerfiles: ["p/Dockerfile.k8s.srv", "p/Dockerfile.srv"],
    },
    {
      name: "srv",
      image: "r.io/t/srv",
      deployment: "d",
      container: "c",
      context: "p",
      dockerfiles: { compose: "p/Dockerfile.srv", kubernetes: "p/Dockerfile.k8s.srv" },
      port: 1,
    },
  ],
  [
    "what the configuration would refuse is left out",
    {
      composeFiles: [
        compose(
          'services: {a: {build: {context: ".", dockerfile: "D\\u0007"}, image: r/a, ports: [0, 99999, "80:8080"]}}',
        ),
      ],
    },
    { name: "a", image: "r/a", context: ".", port: 8080 },
  ],
])("%s", (_, facts, service) => {
  expect(proposed(facts).services).toEqual([service]);
});

test.each<[string, string[], string[]]>([
  ["a shared prefix", ["r.io/t/p/a", "r.io/t/p/b"], ["r.io/t/p/*"]],
  ["one alone", ["r.io/t/a"], ["r.io/t/a"]],
  ["no more than a registry or a user in common", ["r.io/a", "r.io/b"], ["r.io/a", "r.io/b"]],
  [
    "a foreign image of the same prefix",
    ["r.io/t/p/a", "r.io/t/p/b", "!r.io/t/p/postgres"],
    ["r.io/t/p/a", "r.io/t/p/b"],
  ],
])("globs: %s", (_, images, include) => {
  const services = images.map(
    (image, i) => `s${i}: {image: ${image.replace("!", "")}${image.startsWith("!") ? "" : ", build: ."}}`,
  );
  expect(proposed({ composeFiles: [compose(`services: {${services.join(", ")}}`)] }).images.include).toEqual(include);
});

test("what cannot be listed is said", () => {
  const text = proposeConfig({
    composeFiles: [compose('services: {"a\\nb": {build: x}}')],
    manifests: [],
    dockerfiles: [],
  });
  expect(text).toContain("# Not listed: compose.yaml, a?b (x) is built here but names no image.");
  read(text);
});

test.each([
  "",
  "services: [",
  "services: {a: 1, b: null}",
  "services: {a: {build: 5}, b: {build: {context: [x]}}}",
  "{{ x }}",
  "- a",
  "services: *x",
])("%j as a Compose file and as a manifest breaks nothing", (text) => {
  expect(
    proposed({ composeFiles: [compose(text)], manifests: [{ path: "m.yaml", text: `kind: Deployment\n${text}` }] })
      .services,
  ).toEqual([]);
});

test("whatever names, images and paths a project has, the file is valid and says what was kept", () => {
  const odd = fc.oneof(
    fc.constantFrom("a", "a-b", "r.io/t/a", "r.io/t/b:1", "on", "1.30", "..", "./x/", "${A:-b}"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const service = fc.record(
    {
      image: odd,
      build: fc.oneof(odd, fc.record({ context: odd, dockerfile: odd })),
      ports: fc.array(fc.oneof(odd, fc.nat())),
      healthcheck: fc.record({ test: odd.map((path) => `curl http://localhost/${path}`) }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.dictionary(odd, service, { maxKeys: 4 }), fc.array(odd), odd, (services, dockerfiles, path) => {
      const text = JSON.stringify({ services });
      const { config } = resolveConfig([
        read(proposeConfig({ composeFiles: [{ path, text }], manifests: [{ path, text }], dockerfiles })),
      ]);
      const includes = compileInclude(config.images.include);
      for (const { image } of config.services)
        expect(includes({ repository: image, canonical: image }), image).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

const corpus = join(
  process.env["ARCHON_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url)),
  "compose",
);

test.runIf(existsSync(corpus))("every project of the corpus, and all of them as one, gives a valid file", () => {
  const folders = new Set(
    globSync("**/{docker-,}compose*.{yml,yaml}", { cwd: corpus }).map((path) => join(corpus, path, "..")),
  );
  expect(folders.size).toBeGreaterThan(30);
  for (const folder of [corpus, ...folders]) read(proposeConfig(factsOf(folder)));
});
