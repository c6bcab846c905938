import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { environmentLayer, flagLayer, resolveConfig, viewConfig, type Origin } from "../../src/config/index.ts";
import { anyLayer } from "./arbitrary-layer.ts";
import { HEAD, read } from "./read-files.ts";

test("with origins each value says where it comes from", () => {
  const file = read(
    `${HEAD}namespace: shop\nservices:\n- {name: a, image: r/a, port: 80}\nchecks: {image-tag: {enabled: false}}\n`,
  );
  const sources = [file, environmentLayer({ ARCHON_MIGRATE_DRAIN_SECONDS: "7" }), flagLayer({ include: ["r/*", "*"] })];
  const { config, origins } = resolveConfig(sources);
  expect(viewConfig(config, origins, { withOrigin: true })).toBe(`apiVersion: archon-migrate/v1
kind: Migration
namespace: shop                                     # from .archon-migrate.yaml:3
images:
  include: ["r/*", "*"]                             # from --include
tags:
  compose: [latest, docker-latest, "docker-{sha}"]  # from the built-in profile
  kubernetes:
    floating: k8s-latest                            # from the built-in profile
    pinned: "k8s-{sha}"                             # from the built-in profile
securityContext:
  user: derive                                      # from the built-in profile
  unknownUser: ask                                  # from the built-in profile
  default:
    runAsUser: 1001                                 # from the built-in profile
    runAsGroup: 1001                                # from the built-in profile
    fsGroup: 1001                                   # from the built-in profile
terminationGracePeriodSeconds: 30                   # from the built-in profile
drainSeconds: 7                                     # from ARCHON_MIGRATE_DRAIN_SECONDS
kubernetesVersion: "1.30"                           # from the built-in profile
services:                                           # from .archon-migrate.yaml:4
  - name: a
    image: r/a
    port: 80
checks:
  pull-images: {enabled: true}                      # from the built-in profile
  image-tag: {enabled: false}                       # from .archon-migrate.yaml:6
  security-context: {enabled: true}                 # from the built-in profile
  termination-grace: {enabled: true}                # from the built-in profile
  manual-healthcheck: {enabled: true}               # from the built-in profile
  rolling-update: {enabled: true}                   # from the built-in profile
  log-eacces: {enabled: true}                       # from the built-in profile
`);
});

test("what was resolved and printed is read back as it was, by us and by another reader", () => {
  const path = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.array(anyLayer, { maxLength: 3 }), path, fc.boolean(), (layers, name, withOrigin) => {
      const origin: Origin = { kind: "file", path: name, line: 1 };
      const origins = new Map([...resolveConfig([]).origins.keys()].map((key) => [key, origin]));
      const { config } = resolveConfig(layers.map((layer) => ({ layer, origins })));
      const text = viewConfig(config, origins, { withOrigin });
      expect(resolveConfig([read(text)]).config).toEqual(config);
      expect(parse(text)).toEqual({ apiVersion: "archon-migrate/v1", kind: "Migration", ...config });
    }),
    { numRuns: 500 },
  );
});
