import { expect } from "vitest";
import { parseConfig } from "../../src/config/index.ts";

export const FILE = ".archon-migrate.yaml";
export const HEAD = "apiVersion: archon-migrate/v1\nkind: Migration\n";

/** The sample of the product's specification. */
export const SAMPLE = `${HEAD}namespace: archon
images:
  include: ["git.automatizase.com.br/luis.erlacher/archon/*"]   # repositories that migrate; "**" is every image
tags:
  compose: [latest, docker-latest, "docker-{sha}"]              # no tag at all counts as latest
  kubernetes: {floating: k8s-latest, pinned: "k8s-{sha}"}
securityContext:
  user: derive
  unknownUser: ask
  default: {runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001}
terminationGracePeriodSeconds: 30
drainSeconds: 5
services:
  - name: server
    image: git.automatizase.com.br/luis.erlacher/archon/server
    deployment: archon-server
    container: server
    context: python
    dockerfiles: {compose: python/Dockerfile.server, kubernetes: python/Dockerfile.k8s.server}
    port: 8181
    health: /health
    user: {uid: 1001, gid: 1001}
checks: {manual-healthcheck: {enabled: true}}
`;

/** The reading of a text that must be right. */
export function read(text: string) {
  const reading = parseConfig(FILE, text);
  expect(reading.ok ? [] : reading.problems, text).toEqual([]);
  if (!reading.ok) throw new Error("unreadable");
  return reading;
}

/** Problems as one line each: place, kind, key, suggestion. */
export function problems(text: string): string[] {
  const reading = parseConfig(FILE, text);
  if (reading.ok) return [];
  return reading.problems.map(({ line, column, kind, key, suggestion }) =>
    `${line}:${column} ${kind} ${key}${suggestion === undefined ? "" : ` → ${suggestion}`}`.trimEnd(),
  );
}
