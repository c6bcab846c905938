import { expect, test } from "vitest";
import { environmentLayer, flagLayer, resolveConfig } from "../../src/config/index.ts";
import { editDistance, nearest } from "../../src/config/nearest.ts";
import { ARCHON_PROFILE } from "../../src/core/archon-profile.ts";
import { FILE, HEAD, read } from "./read-files.ts";

test.each<[string, string, object]>([
  ["NAMESPACE", "shop", { namespace: "shop" }],
  ["INCLUDE", "a/*, b/** ,", { images: { include: ["a/*", "b/**"] } }],
  ["UNKNOWN_USER", "refuse", { securityContext: { unknownUser: "refuse" } }],
  ["GRACE_SECONDS", "60", { terminationGracePeriodSeconds: 60 }],
  ["DRAIN_SECONDS", "0", { drainSeconds: 0 }],
  ["KUBERNETES_VERSION", "1.29", { kubernetesVersion: "1.29" }],
  ["NAMESPACE", "", {}],
  ["CONFIG", "x.yaml", {}],
  ["LANG", "pt-BR", {}],
])("ARCHON_MIGRATE_%s=%s", (name, value, layer) => {
  const reading = environmentLayer({ [`ARCHON_MIGRATE_${name}`]: value, PATH: "/bin", ARCHON: "x" });
  expect(reading.layer).toEqual(layer);
  expect([...reading.problems, ...reading.warnings]).toEqual([]);
});

test.each<[string, string, string]>([
  ["NAMESPACE", "Shop", "bad-format DNS label (a-z, 0-9, -)"],
  ["INCLUDE", "a/*,b:latest", "bad-format glob over repositories, without tag"],
  ["UNKNOWN_USER", "refused", "not-one-of ask, refuse, default → refuse"],
  ["GRACE_SECONDS", "0", "out-of-range integer 1..86400"],
  ["DRAIN_SECONDS", "5s", "wrong-type integer 0..3600"],
  ["DRAIN_SECONDS", "0x10", "wrong-type integer 0..3600"],
  ["DRAIN_SECONDS", "-1", "out-of-range integer 0..3600"],
  ["KUBERNETES_VERSION", "2.0", 'bad-format version in quotes, as "1.30"'],
])("ARCHON_MIGRATE_%s=%s is refused", (name, value, expected) => {
  const variable = `ARCHON_MIGRATE_${name}`;
  const { layer, problems } = environmentLayer({ [variable]: value });
  expect(layer).toEqual({});
  expect(problems.map((one) => `${one.kind} ${one.expected}${one.suggestion ? ` → ${one.suggestion}` : ""}`)).toEqual([
    expected,
  ]);
  expect(problems[0]?.name).toBe(variable);
});

test("an unknown variable of our prefix is a warning", () => {
  expect(environmentLayer({ ARCHON_MIGRATE_NAMSPACE: "a", ARCHON_MIGRATE_HOME: "b" }).warnings).toEqual([
    { variable: "ARCHON_MIGRATE_HOME" },
    { variable: "ARCHON_MIGRATE_NAMSPACE", suggestion: "ARCHON_MIGRATE_NAMESPACE" },
  ]);
});

test("flags are judged like variables", () => {
  const good = flagLayer({
    include: ["a/*"],
    unknownUser: "ask",
    graceSeconds: 9,
    drainSeconds: 0,
    kubernetesVersion: "1.31",
    namespace: "n",
  });
  expect(good.problems).toEqual([]);
  expect(good.layer).toEqual({
    namespace: "n",
    images: { include: ["a/*"] },
    securityContext: { unknownUser: "ask" },
    terminationGracePeriodSeconds: 9,
    drainSeconds: 0,
    kubernetesVersion: "1.31",
  });
  expect(flagLayer({ include: undefined }).layer).toEqual({});
  expect(flagLayer({ namespace: "N_", graceSeconds: 0 }).problems.map(({ name, value }) => `${name} ${value}`)).toEqual(
    ["--namespace N_", "--grace-seconds 0"],
  );
});

test("without sources the profile stands", () => {
  const { config, origins } = resolveConfig([]);
  expect(config).toEqual(ARCHON_PROFILE);
  expect(new Set([...origins.values()].map(({ kind }) => kind))).toEqual(new Set(["default"]));
  expect([...origins.keys()]).toContain("checks.log-eacces.enabled");
});

test("the later source wins, mappings merge, lists replace", () => {
  const file = read(
    `${HEAD}namespace: file\ntags: {kubernetes: {floating: f}}\nservices:\n- {name: a, image: r/a}\ndrainSeconds: 1\nchecks: {image-tag: {enabled: false}}\n`,
  );
  const environment = environmentLayer({ ARCHON_MIGRATE_DRAIN_SECONDS: "2", ARCHON_MIGRATE_INCLUDE: "x/*" });
  const { config, origins } = resolveConfig([file, environment, flagLayer({ drainSeconds: 3 })]);
  expect(config).toEqual({
    ...ARCHON_PROFILE,
    namespace: "file",
    images: { include: ["x/*"] },
    tags: { ...ARCHON_PROFILE.tags, kubernetes: { floating: "f", pinned: "k8s-{sha}" } },
    services: [{ name: "a", image: "r/a" }],
    drainSeconds: 3,
    checks: { ...ARCHON_PROFILE.checks, "image-tag": { enabled: false } },
  });
  expect(Object.fromEntries(origins)).toMatchObject({
    namespace: { kind: "file", path: FILE, line: 3 },
    "images.include": { kind: "environment", variable: "ARCHON_MIGRATE_INCLUDE" },
    "tags.kubernetes.floating": { kind: "file", line: 4 },
    "tags.kubernetes.pinned": { kind: "default" },
    services: { kind: "file", line: 5 },
    drainSeconds: { kind: "flag", flag: "--drain-seconds" },
  });
});

test.each<[string, string, number]>([
  ["", "", 0],
  ["a", "", 1],
  ["kitten", "sitting", 3],
  ["unknwon", "unknown", 1],
  ["abc", "abc", 0],
])("from %j to %j it is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test("a short word is near to few others", () => {
  expect(nearest("x", ["kind"])).toBeUndefined();
  expect(nearest("tag", ["tags", "images"])).toBe("tags");
});
