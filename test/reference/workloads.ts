import { familyOf, type Family } from "./images.ts";
import { isMap, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";

export type Role = "container" | "init" | "sidecar" | "ephemeral";

export interface Container {
  readonly fields: PlainMap;
  readonly role: Role;
  /** As the image was before any edit. */
  readonly image: string;
  readonly family: Family;
  readonly migrates: boolean;
}

export interface Workload {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly labels: PlainMap;
  readonly object: PlainMap;
  readonly pod: PlainMap;
  readonly containers: readonly Container[];
  readonly longRunning: boolean;
}

const TEMPLATE = ["spec", "template"];
const APPS = ["apps", "extensions"];
/** kind → API groups, and where the pod (metadata and spec) lies in the object. */
const KINDS: Record<string, { groups: string[]; path: string[] }> = {
  Pod: { groups: [""], path: [] },
  PodTemplate: { groups: [""], path: ["template"] },
  ReplicationController: { groups: [""], path: TEMPLATE },
  Deployment: { groups: APPS, path: TEMPLATE },
  DaemonSet: { groups: APPS, path: TEMPLATE },
  ReplicaSet: { groups: APPS, path: TEMPLATE },
  StatefulSet: { groups: ["apps"], path: TEMPLATE },
  Job: { groups: ["batch"], path: TEMPLATE },
  CronJob: { groups: ["batch"], path: ["spec", "jobTemplate", ...TEMPLATE] },
};

/** All objects of a document, those inside lists too; a typed list gives kind and version to items without. */
export function objectsOf(document: Plain | undefined): PlainMap[] {
  if (!isMap(document)) return [];
  const kind = textAt(document, "kind");
  if (!kind.endsWith("List") || !Array.isArray(document["items"])) return [document];
  return mapsAt(document, "items").flatMap((item) => {
    const typed = textAt(item, "kind") || textAt(item, "apiVersion");
    if (!typed && kind !== "List") {
      kinds.set(item, { kind: kind.slice(0, -"List".length), version: textAt(document, "apiVersion") });
    }
    return objectsOf(item);
  });
}

/** What items of typed lists are, without touching them. */
const kinds = new WeakMap<PlainMap, { kind: string; version: string }>();

export function kindOf(object: PlainMap): string {
  return kinds.get(object)?.kind ?? textAt(object, "kind");
}

export function groupOf(object: PlainMap): string | undefined {
  const version = kinds.get(object)?.version ?? textAt(object, "apiVersion");
  if (version === "") return undefined;
  return version.includes("/") ? version.slice(0, version.indexOf("/")) : "";
}

export function workloadOf(object: PlainMap, config: ReferenceConfig): Workload | undefined {
  const kind = kindOf(object);
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  const group = groupOf(object);
  if (!known || group === undefined || !known.groups.includes(group)) return undefined;
  const holder = mapAt(object, ...known.path);
  const pod = holder["spec"];
  if (!isMap(pod)) return undefined;
  return {
    kind,
    namespace: namespaceOf(object),
    labels: mapAt(holder, "metadata", "labels"),
    object,
    pod,
    containers: containersOf(pod, config),
    longRunning: !["Job", "CronJob", "PodTemplate"].includes(kind),
  };
}

export function namespaceOf(object: PlainMap): string | undefined {
  return textAt(mapAt(object, "metadata"), "namespace") || undefined;
}

function containersOf(pod: PlainMap, config: ReferenceConfig): Container[] {
  const make = (fields: PlainMap, role: Role): Container => {
    const image = textAt(fields, "image");
    const family = familyOf(image, config);
    return { fields, role, image, family, migrates: family === "compose" || family === "kubernetes" };
  };
  return [
    ...mapsAt(pod, "containers").map((each) => make(each, "container")),
    ...mapsAt(pod, "initContainers").map((each) => make(each, each["restartPolicy"] === "Always" ? "sidecar" : "init")),
    ...mapsAt(pod, "ephemeralContainers").map((each) => make(each, "ephemeral")),
  ];
}

/** Containers that run as long as the pod does. */
export function servingContainers({ containers }: Workload): Container[] {
  return containers.filter(({ role }) => role === "container" || role === "sidecar");
}
