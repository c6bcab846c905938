import { canonical, readReference } from "./images.ts";
import { isMissing, mapAt, type Plain, type PlainMap } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import type { Container } from "./workloads.ts";

/** What item 3 knows of one container. */
export interface Member {
  readonly container: Container;
  /** Absent when unknown, or root. */
  readonly ids: DerivedIds | undefined;
  readonly settled: boolean;
  readonly agrees: boolean;
}

export interface DerivedIds {
  readonly uid: number;
  readonly gid: number;
  readonly fsGroup: number;
}

export function memberOf(container: Container, pod: PlainMap, config: ReferenceConfig): Member {
  const ids = container.migrates ? derivedIds(container, config) : undefined;
  const own = mapAt(container.fields, "securityContext");
  const uid = effective(own, pod, "runAsUser");
  const wantsRoot = effective(own, pod, "runAsNonRoot") === false || own["privileged"] === true;
  return {
    container,
    ids,
    settled: uid !== undefined || wantsRoot,
    agrees: !wantsRoot && ids !== undefined && uid === ids.uid,
  };
}

/** A container's own value, else the pod's. */
function effective(own: PlainMap, pod: PlainMap, key: string): Plain | undefined {
  return [own[key], mapAt(pod, "securityContext")[key]].find((value) => !isMissing(value));
}

function derivedIds(container: Container, config: ReferenceConfig): DerivedIds | undefined {
  const found = imageIds(container.image, config);
  return found && found.uid > 0 ? found : undefined;
}

function imageIds(image: string, config: ReferenceConfig): DerivedIds | undefined {
  if (typeof config.user === "number") return { uid: config.user, gid: config.user, fsGroup: config.user };
  const { repository, tag = "latest" } = readReference(image) ?? { repository: "" };
  const service = config.services.find((each) => each.user && canonical(each.image) === canonical(repository));
  const known = service?.user ?? config.baseUser(repository, tag);
  if (known) return { ...known, fsGroup: known.gid };
  if (config.unknownUser !== "default") return undefined;
  const { runAsUser, runAsGroup, fsGroup } = config.defaults;
  return { uid: runAsUser, gid: runAsGroup, fsGroup };
}
