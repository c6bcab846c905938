import { describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/index.ts";
import { ARCHON_PROFILE } from "../../src/core/archon-profile.ts";
import { FILE, HEAD, problems, read, SAMPLE } from "./read-files.ts";

test("the product's sample is read as it stands", () => {
  const { layer, places } = read(SAMPLE);
  const { kubernetesVersion: _version, services, checks: _checks, ...rest } = ARCHON_PROFILE;
  expect(layer).toEqual({
    ...rest,
    services: [{ ...services[0], user: { uid: 1001, gid: 1001 } }],
    checks: { "manual-healthcheck": { enabled: true } },
  });
  expect(places.get("services[0].port")).toEqual({ line: 22, column: 11 });
  expect(places.get("services")).toEqual({ line: 15, column: 1 });
  expect(places.get("images.include[0]")).toEqual({ line: 5, column: 13 });
});

test.each<[string, string, object]>([
  ["nothing but the head", HEAD, {}],
  [
    "a byte order mark, CRLF and ---",
    `\uFEFF# c\r\n---\r\n${HEAD.replaceAll("\n", "\r\n")}drainSeconds: 7\r\n`,
    { drainSeconds: 7 },
  ],
  ["JSON", '{"apiVersion": "archon-migrate/v1", "kind": "Migration",\n\t"drainSeconds": 0}', { drainSeconds: 0 }],
  ["mappings without keys say nothing", `${HEAD}images:\ntags: {}\nchecks:\n  image-tag:\n`, { tags: {}, checks: {} }],
  [
    "an alias counts as what it stands for",
    `${HEAD}drainSeconds: &n 9\nterminationGracePeriodSeconds: *n\n`,
    { drainSeconds: 9, terminationGracePeriodSeconds: 9 },
  ],
  ["one uid for all", `${HEAD}securityContext: {user: 0}`, { securityContext: { user: 0 } }],
  ["the largest uid", `${HEAD}securityContext: {user: 2147483647}`, { securityContext: { user: 2_147_483_647 } }],
  ["empty lists", `${HEAD}services: []\nimages: {include: []}`, { services: [], images: { include: [] } }],
])("%s", (_, text, layer) => {
  expect(read(text).layer).toEqual(layer);
});

describe("what is wrong, with place and suggestion", () => {
  test.each<[string, string, string[]]>([
    ["a slip in a key", "namspace: a", ["3:1 unknown-key namspace → namespace"]],
    [
      "a slip inside",
      "securityContext:\n  unknwonUser: ask",
      ["4:3 unknown-key securityContext.unknwonUser → unknownUser"],
    ],
    ["case", "DrainSeconds: 5", ["3:1 unknown-key DrainSeconds → drainSeconds"]],
    ["the wrong depth", "include: [a]", ["3:1 unknown-key include → images.include"]],
    ["nothing near", "colour: red", ["3:1 unknown-key colour"]],
    ["a merge key", "images: {<<: {include: [a]}}", ["3:10 unknown-key images.<<"]],
    [
      "a check that does not exist",
      "checks: {image-tags: {enabled: no}}",
      ["3:10 unknown-key checks.image-tags → image-tag"],
    ],
    ["twice the same key", "drainSeconds: 5\ndrainSeconds: 6", ["4:1 duplicate-key drainSeconds"]],
    ["a text for a number", 'drainSeconds: "5"', ["3:15 wrong-type drainSeconds → 5"]],
    ["a unit", "drainSeconds: 5s", ["3:15 wrong-type drainSeconds"]],
    ["a fraction", "drainSeconds: 2.5", ["3:15 wrong-type drainSeconds"]],
    ["a number for a text", "kubernetesVersion: 1.30", ['3:20 wrong-type kubernetesVersion → "1.30"']],
    ["a boolean for a text", "namespace: on", ['3:12 wrong-type namespace → "on"']],
    ["no value", "namespace:", ["3:11 wrong-type namespace"]],
    ["too small", "terminationGracePeriodSeconds: 0", ["3:32 out-of-range terminationGracePeriodSeconds"]],
    ["too large", "securityContext: {user: 2147483648}", ["3:25 out-of-range securityContext.user"]],
    [
      "a slip in a word",
      "securityContext: {user: derived, unknownUser: aks}",
      ["3:25 wrong-type securityContext.user → derive", "3:47 not-one-of securityContext.unknownUser → ask"],
    ],
    ["a mapping for a list", "services: {server: {}}", ["3:11 wrong-type services"]],
    ["a list for a mapping", "images: [a]", ["3:9 wrong-type images"]],
    ["a text for a list", "images: {include: a}", ["3:19 wrong-type images.include"]],
    ["a tag in a glob", 'images: {include: ["a/b:latest"]}', ["3:20 bad-format images.include[0]"]],
    [
      "a tag in a repository",
      "services:\n- {name: a, image: 'r.io/a:1'}",
      ["4:20 bad-format services[0].image → r.io/a"],
    ],
    [
      "no image, half a user",
      "services:\n- name: a\n  user: {uid: 1}",
      ["4:3 missing-key services[0].image", "5:9 missing-key services[0].user.gid"],
    ],
    ["an empty member", "services: [null]", ["3:12 wrong-type services[0]"]],
    [
      "one name twice",
      "services: [{name: a, image: a}, {name: a, image: b}]",
      ["3:33 duplicate-service services[1].name"],
    ],
    ["an absolute path", "services: [{name: a, image: a, context: /srv}]", ["3:41 bad-format services[0].context"]],
    [
      "a pinned tag without a sha",
      "tags: {kubernetes: {pinned: k8s, floating: 'a{sha}'}}",
      ["3:29 bad-format tags.kubernetes.pinned", "3:44 bad-format tags.kubernetes.floating"],
    ],
    [
      "all of it at once",
      "drainSeconds: -1\nnamespce: a\nchecks: {log-eacces: {enabled: 1}}",
      [
        "3:15 out-of-range drainSeconds",
        "4:1 unknown-key namespce → namespace",
        "5:32 wrong-type checks.log-eacces.enabled",
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(problems(HEAD + text)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ["an empty file", "", ["1:1 missing-header"]],
    ["comments only", "# nothing\n", ["1:1 missing-header"]],
    ["no head", "namespace: a\n", ["1:1 missing-header"]],
    ["half a head", "kind: Migration\n", ["1:1 missing-header"]],
    [
      "another version",
      "apiVersion: archon-migrate/v2\nkind: Migration\n",
      ["1:13 wrong-api-version apiVersion → archon-migrate/v1"],
    ],
    ["another kind", "apiVersion: archon-migrate/v1\nkind: Migrate\n", ["2:7 wrong-kind kind → Migration"]],
    ["a list", "- a\n", ["1:1 wrong-type"]],
    ["no YAML", `${HEAD}images: [a\n`, ["4:1 syntax"]],
    ["an unknown anchor", `${HEAD}namespace: *x\n`, ["3:12 syntax"]],
    ["two documents", `${HEAD}---\n${HEAD}`, ["3:1 several-documents"]],
  ])("%s", (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

test("a problem carries the line and what was expected", () => {
  expect(parseConfig(FILE, `${HEAD}  \ndrainSeconds: 9999 # long`)).toEqual({
    ok: false,
    problems: [
      {
        kind: "out-of-range",
        path: FILE,
        line: 4,
        column: 15,
        sourceLine: "drainSeconds: 9999 # long",
        key: "drainSeconds",
        expected: "integer 0..3600",
      },
    ],
  });
  const empty = parseConfig(FILE, "");
  expect(empty.ok ? "" : empty.problems[0]?.expected).toBe(HEAD.trim());
});
