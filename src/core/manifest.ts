import type { Json, JsonObject, Path } from "./json.ts";

/** Names one object of one file. `index` tells two objects of the same name apart. */
export interface ObjectRef {
  readonly file: string;
  /** Position among all objects of the file, list members counted one by one. */
  readonly index: number;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** One Kubernetes object as read from a file. */
export interface KubeObject {
  readonly ref: ObjectRef;
  readonly apiVersion: string;
  /** Index of the YAML document in its file. */
  readonly document: number;
  /** From the document's root to the object: empty, or `items, n` inside a List. */
  readonly root: Path;
  readonly value: JsonObject;
  /** Inside a Helm template: only literal values may change. */
  readonly templated: boolean;
}

export type ContainerRole = "container" | "init" | "sidecar" | "ephemeral";

/** One container of a pod template; `path` is relative to the object. */
export interface Container {
  readonly name: string;
  readonly role: ContainerRole;
  readonly path: Path;
  readonly value: JsonObject;
  readonly image?: string;
}

/** An object that makes pods, with the way to its pod spec. */
export interface Workload {
  readonly object: KubeObject;
  /** Path from the object to the pod spec. */
  readonly podPath: Path;
  readonly pod: JsonObject;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly containers: readonly Container[];
}

export type { Json, JsonObject, Path };
