import { isObject, numberAt, objectAt } from "../../core/json.ts";
import type { Container, Workload } from "../../core/manifest.ts";
import { includedOf, migrates, type IncludedContainer, type Scene } from "../../core/scene.ts";
import { imageUser, type ImageUser } from "./image-user.ts";

/** Why a container's user is not touched, where it is not. */
export type Settled = "root" | "privileged" | "conflict" | "agrees";

/** What is known of one container of the pod before anything is written. */
export interface ContainerUser {
  readonly container: Container;
  /** Absent for containers that do not migrate. */
  readonly included?: IncludedContainer;
  readonly user: ImageUser;
  /** The uid that the manifest sets now, on the container or else on the pod. */
  readonly effectiveUid?: number;
  readonly settled?: Settled;
}

/** Every container of the pod but ephemeral ones, with what its image and the manifest say of its user. */
export function podUsers(scene: Scene, workload: Workload): readonly ContainerUser[] {
  const included = new Map(
    includedOf(scene, workload)
      .filter(migrates)
      .map((one) => [one.container, one]),
  );
  return workload.containers
    .filter(({ role }) => role !== "ephemeral")
    .map((container) => containerUser(scene, workload, container, included.get(container)));
}

function containerUser(
  scene: Scene,
  workload: Workload,
  container: Container,
  included: IncludedContainer | undefined,
): ContainerUser {
  const own = objectAt(container.value, ["securityContext"]);
  const pod = objectAt(workload.pod, ["securityContext"]);
  const effectiveUid = numberAt(own, ["runAsUser"]) ?? numberAt(pod, ["runAsUser"]);
  const nonRoot = own?.["runAsNonRoot"] ?? pod?.["runAsNonRoot"];
  const user: ImageUser = included ? imageUser(scene, included) : { source: "unknown", detail: "" };
  const settled = settledBy(own?.["privileged"] === true, nonRoot === false, effectiveUid, user);
  return {
    container,
    user,
    ...(included && { included }),
    ...(effectiveUid !== undefined && { effectiveUid }),
    ...(settled && { settled }),
  };
}

function settledBy(privileged: boolean, root: boolean, uid: number | undefined, user: ImageUser): Settled | undefined {
  if (privileged) return "privileged";
  if (root || uid === 0) return "root";
  if (uid === undefined) return undefined;
  return user.ids && user.ids.uid !== uid ? "conflict" : "agrees";
}

/** The ids a container is given or already agrees with; undefined where nothing may be written. */
export function writableIds(one: ContainerUser): { uid: number; gid: number } | undefined {
  const { ids } = one.user;
  if (!one.included || !ids || ids.uid === 0) return undefined;
  return one.settled === undefined || one.settled === "agrees" ? ids : undefined;
}

/** Whether one user on the pod serves all of its containers (decision 8). */
export function sharedIds(users: readonly ContainerUser[]): { uid: number; gid: number } | undefined {
  const [first, ...rest] = users.map(writableIds);
  const same = first && rest.every((ids) => ids?.uid === first.uid && ids.gid === first.gid);
  return same ? first : undefined;
}

/** Linux fields are rejected on Windows pods (core validation, `spec.os`). */
export function isWindows(workload: Workload): boolean {
  const os = objectAt(workload.pod, ["os"]);
  const selector = workload.pod["nodeSelector"];
  return os?.["name"] === "windows" || (isObject(selector) && selector["kubernetes.io/os"] === "windows");
}
