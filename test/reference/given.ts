import type { Plain, PlainMap } from "./plain.ts";
import { referencePatch } from "./reference-patch.ts";
import { CORPUS_CONFIG, type Ids, type ReferenceConfig } from "./reference-config.ts";

const USERS: Record<string, Ids> = { nginx: { uid: 101, gid: 101 }, node: { uid: 1000, gid: 1000 } };

/** The configuration of the corpus with two known bases, and `curl`/`nc` understood in their simplest form. */
export function config(changes: Partial<ReferenceConfig> = {}): ReferenceConfig {
  return {
    ...CORPUS_CONFIG,
    baseUser: (repository) => USERS[repository],
    probeMeaning([program, flag, url = ""]) {
      if (program === "nc") return { kind: "tcp", port: Number(url.split(" ")[1]) };
      if (program !== "curl" || flag !== "-f") return undefined;
      const { protocol, port, pathname, search } = new URL(url);
      return {
        kind: "http",
        scheme: protocol === "https:" ? "https" : "http",
        path: pathname + search,
        port: Number(port || 80),
      };
    },
    ...changes,
  };
}

export function container(image: string, fields: PlainMap = {}): PlainMap {
  return { name: "app", image, ...fields };
}

export function deployment(spec: PlainMap, labels: PlainMap = { app: "web" }): PlainMap {
  const template = { metadata: { labels }, spec };
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" }, spec: { template } };
}

export function service(ports: Plain[], more: PlainMap = {}): PlainMap {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { selector: { app: "web" }, ports, ...more },
  };
}

/** The pod spec of a Deployment when the reference has been over it. */
export function patchedPod(spec: PlainMap, changes: Partial<ReferenceConfig> = {}, others: Plain[] = []): PlainMap {
  const [patched] = referencePatch([deployment(spec), ...others], config(changes));
  const object = patched as { spec: { template: { spec: PlainMap } } };
  return object.spec.template.spec;
}

export function patchedContainer(
  fields: PlainMap,
  changes: Partial<ReferenceConfig> = {},
  others: Plain[] = [],
): PlainMap {
  const { containers } = patchedPod({ containers: [fields] }, changes, others) as { containers: PlainMap[] };
  return containers[0] as PlainMap;
}
