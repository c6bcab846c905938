import type { Config, UserIds } from "./config.ts";
import type { Include } from "./include.ts";
import type { DockerfileFacts } from "./dockerfile-facts.ts";
import type { Container, KubeObject, Workload } from "./manifest.ts";
import type { ImageRef } from "./image-ref.ts";
import type { TagMove } from "./tags.ts";

/** A container whose image is included, with what its reference says. */
export interface IncludedContainer {
  readonly workload: Workload;
  readonly container: Container;
  readonly image: ImageRef;
  readonly move: TagMove;
}

export interface UnreadableImage {
  readonly workload: Workload;
  readonly container: Container;
  readonly templated: boolean;
}

/** Everything the checks may look at. Built once, never changed. */
export interface Scene {
  readonly config: Config;
  readonly objects: readonly KubeObject[];
  readonly workloads: readonly Workload[];
  /** Containers of included images, in the order of the files. */
  readonly included: readonly IncludedContainer[];
  /** The same, by workload; workloads without any are absent, and so are Kustomize patches: they are parts. */
  readonly includedByWorkload: ReadonlyMap<Workload, readonly IncludedContainer[]>;
  /** Containers whose reference cannot be read: a template action stands in it, or it is no reference. */
  readonly unreadableImages: readonly UnreadableImage[];
  /** Services of the same files. */
  readonly services: readonly KubeObject[];
  /** Whether `images.include` names the repository. */
  readonly includes: Include;
  /** Answers given by a person for images whose user could not be derived, by canonical repository. */
  readonly answeredUsers: ReadonlyMap<string, UserIds>;
  /** What the Dockerfiles near a manifest say of an image; undefined where none was found. */
  dockerfile(included: IncludedContainer, family: "compose" | "kubernetes"): DockerfileFacts | undefined;
}

/** Whether the image is, or is about to be, one of the Kubernetes family: only those pods are hardened. */
export function migrates(included: IncludedContainer): boolean {
  return included.image.digest === undefined && included.move.family !== "foreign";
}

/** Included containers of whole workloads. */
export function includedInWhole(scene: Scene): readonly IncludedContainer[] {
  return [...scene.includedByWorkload.values()].flat();
}

export function includedOf(scene: Scene, workload: Workload): readonly IncludedContainer[] {
  return scene.includedByWorkload.get(workload) ?? [];
}

/** Workloads with at least one container that migrates. */
export function workloadsThatMigrate(scene: Scene): readonly Workload[] {
  return [...scene.includedByWorkload].filter(([, included]) => included.some(migrates)).map(([workload]) => workload);
}
