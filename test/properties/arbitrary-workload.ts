import fc from "fast-check";
import type { Plain, PlainMap } from "../reference/plain.ts";
import { container, word } from "./arbitrary-container.ts";
import { podSecurity } from "./arbitrary-security.ts";
import { volumes as anyVolumes } from "./arbitrary-volume.ts";
import { makeAcceptable } from "./make-acceptable.ts";
import { serviceFor } from "./arbitrary-service.ts";

const KINDS = [
  "Deployment",
  "Deployment",
  "Pod",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "ReplicationController",
  "Job",
  "CronJob",
  "PodTemplate",
] as const;
type Kind = (typeof KINDS)[number];

const grace = fc.constantFrom<(Plain | undefined)[]>(undefined, undefined, null, 0, 1, 10, 30, 45, 3600);

function pod(kind: Kind): fc.Arbitrary<PlainMap> {
  return anyVolumes.chain((volumes) => {
    const names = [...volumes.map(({ name }) => name as string), ...(kind === "StatefulSet" ? ["claim"] : [])];
    const list = (role: Parameters<typeof container>[0], minLength: number, maxLength: number) =>
      fc.array(container(role, names), { minLength, maxLength });
    return fc
      .record({
        containers: list("container", 1, 3),
        init: fc.oneof(
          { weight: 3, arbitrary: fc.constant<PlainMap[]>([]) },
          {
            weight: 1,
            arbitrary: fc.array(fc.oneof(container("init", names), container("sidecar", names)), { maxLength: 2 }),
          },
        ),
        ephemeral: fc.oneof(
          { weight: 12, arbitrary: fc.constant<PlainMap[]>([]) },
          { weight: 1, arbitrary: list("ephemeral", 1, 1) },
        ),
        securityContext: podSecurity,
        grace,
        os: fc.constantFrom<(Plain | undefined)[]>(
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          { name: "linux" },
          { name: "windows" },
        ),
        twin: fc.integer({ min: 0, max: 5 }),
      })
      .map((parts) => makeAcceptable(assemble(kind, volumes, parts)));
  });
}

interface Parts {
  readonly containers: PlainMap[];
  readonly init: PlainMap[];
  readonly ephemeral: PlainMap[];
  readonly securityContext: PlainMap | null | undefined;
  readonly grace: Plain | undefined;
  readonly os: Plain | undefined;
  readonly twin: number;
}

/** Twins are what anchors and merges are written for; a foreign one must not get what its twin gets. */
function twinOf(container: PlainMap, foreign: boolean): PlainMap {
  return { ...structuredClone(container), ...(foreign && { image: "busybox:1.36" }) };
}

function assemble(kind: Kind, volumes: PlainMap[], parts: Parts): PlainMap {
  const { containers, init, ephemeral, securityContext, grace: seconds, os, twin } = parts;
  const all =
    twin < 2 && containers.length < 3 ? [...containers, twinOf(containers[0] as PlainMap, twin === 1)] : containers;
  const named = (list: PlainMap[], prefix: string) => list.map((each, i) => ({ name: `${prefix}${i}`, ...each }));
  const once = kind === "Job" || kind === "CronJob";
  return {
    ...(securityContext !== undefined && { securityContext }),
    ...(seconds !== undefined && { terminationGracePeriodSeconds: seconds }),
    ...(os !== undefined && { os }),
    ...(once && { restartPolicy: "Never" }),
    ...(init.length > 0 && { initContainers: named(init, "init") }),
    containers: named(all, "c"),
    ...(ephemeral.length > 0 && { ephemeralContainers: named(ephemeral, "debug") }),
    ...(volumes.length > 0 && { volumes }),
  };
}

const replicas = fc.constantFrom<PlainMap[]>({}, {}, { replicas: 0 }, { replicas: 1 }, { replicas: 3 });

const strategies: Partial<Record<Kind, fc.Arbitrary<PlainMap>>> = {
  Deployment: fc.constantFrom<PlainMap[]>(
    {},
    { strategy: { type: "Recreate" } },
    { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: "50%" } } },
    { strategy: null },
  ),
  StatefulSet: fc.constantFrom<PlainMap[]>({}, { updateStrategy: { type: "OnDelete" } }),
};

const CLAIM = {
  metadata: { name: "claim" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};

function specOf(kind: Kind, template: PlainMap, labels: PlainMap, extra: PlainMap): PlainMap {
  if (kind === "ReplicationController") return { ...extra, selector: labels, template };
  if (kind === "Job") return { template };
  if (kind === "CronJob") return { schedule: "0 3 * * *", jobTemplate: { spec: { template } } };
  const selector = { matchLabels: labels };
  if (kind === "DaemonSet") return { selector, template };
  if (kind === "StatefulSet")
    return { ...extra, serviceName: "web", selector, template, volumeClaimTemplates: [structuredClone(CLAIM)] };
  return { ...extra, selector, template };
}

const VERSIONS: Record<Kind, string> = {
  ...{ Pod: "v1", ReplicationController: "v1", PodTemplate: "v1" },
  ...{
    Deployment: "apps/v1",
    StatefulSet: "apps/v1",
    DaemonSet: "apps/v1",
    ReplicaSet: "apps/v1",
    Job: "batch/v1",
    CronJob: "batch/v1",
  },
};

function objectOf(kind: Kind, metadata: PlainMap, labels: PlainMap, spec: PlainMap, extra: PlainMap): PlainMap {
  const head = { apiVersion: VERSIONS[kind], kind };
  if (kind === "Pod") return { ...head, metadata: { ...metadata, labels }, spec };
  const template = { metadata: { labels }, spec };
  if (kind === "PodTemplate") return { ...head, metadata, template };
  return { ...head, metadata, spec: specOf(kind, template, structuredClone(labels), extra) };
}

/** One workload and, as often as not, a Service that leads to it. */
const deployed: fc.Arbitrary<PlainMap[]> = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .record({
      spec: pod(kind),
      number: fc.nat(2),
      namespace: fc.constantFrom(undefined, undefined, "archon"),
      note: fc.option(word, { nil: undefined }),
      extra: fc.tuple(replicas, strategies[kind] ?? fc.constant({})).map(([a, b]) => ({ ...a, ...b })),
    })
    .chain(({ spec, number, namespace, note, extra }) => {
      const labels = { app: `web${number}`, tier: "front" };
      const metadata = {
        name: `web${number}`,
        ...(namespace && { namespace }),
        ...(note !== undefined && { annotations: { note } }),
      };
      const object = objectOf(kind, metadata, labels, spec, extra);
      return serviceFor(spec, labels, namespace).map((services) => [object, ...services]);
    }),
);

const OTHERS: readonly PlainMap[] = [
  {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "settings" },
    data: { "a.yaml": "kind: Pod\nspec:\n  containers:\n  - image: nginx:latest\n" },
  },
  {
    apiVersion: "example.com/v1",
    kind: "Deployment",
    metadata: { name: "not-ours" },
    spec: { template: { spec: { containers: [{ name: "a", image: "nginx:latest" }] } } },
  },
];

/** Objects of one file: what the API server would accept (ephemeral containers apart, which it accepts later only). */
export const objects: fc.Arbitrary<PlainMap[]> = fc
  .tuple(fc.array(deployed, { minLength: 1, maxLength: 2 }), fc.subarray([...OTHERS]), fc.nat(7))
  .map(([groups, others, few]) => [...groups.flat(), ...(few === 0 ? others : [])]);
