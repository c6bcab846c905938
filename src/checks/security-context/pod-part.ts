import { objectAt, type JsonObject } from "../../core/json.ts";
import type { Workload } from "../../core/manifest.ts";
import type { Scene } from "../../core/scene.ts";
import type { Reporter } from "../reporter.ts";
import { isUnset } from "./container-part.ts";
import { writableIds, type ContainerUser } from "./pod-users.ts";
import { holdsDatabase, holdsKeyFiles, honoursOwnership, mountedVolumes } from "./volumes.ts";

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** What is missing from the pod's securityContext. */
export function podPart(
  report: Reporter,
  scene: Scene,
  workload: Workload,
  users: readonly ContainerUser[],
  shared: Ids | undefined,
): JsonObject {
  const present = objectAt(workload.pod, ["securityContext"]) ?? {};
  if (!users.some((one) => writableIds(one))) return {};
  const user = shared && {
    ...(isUnset(present["runAsNonRoot"]) && { runAsNonRoot: true }),
    ...(isUnset(present["runAsUser"]) && { runAsUser: shared.uid }),
    ...(isUnset(present["runAsGroup"]) && { runAsGroup: shared.gid }),
  };
  const everyoneMigrates = users.every((one) => one.included);
  return {
    ...user,
    ...fsGroup(report, scene, workload, users, present),
    ...(everyoneMigrates && isUnset(present["seccompProfile"]) && { seccompProfile: { type: "RuntimeDefault" } }),
  };
}

function fsGroup(
  report: Reporter,
  scene: Scene,
  workload: Workload,
  users: readonly ContainerUser[],
  present: JsonObject,
): JsonObject {
  if (!isUnset(present["fsGroup"])) return {};
  const { object, podPath } = workload;
  const volumes = mountedVolumes(workload);
  const database = volumes.find(holdsDatabase);
  const keys = volumes.find(holdsKeyFiles);
  const guarded = database ?? keys;
  if (guarded) {
    const code = database ? "FSGROUP_DATABASE" : "FSGROUP_KEY_FILES";
    report.say("warning", code, object, [...podPath, "volumes"], { params: { volume: guarded.name } });
    return {};
  }
  const groups = new Set(users.flatMap((one) => wantedGroup(scene, one)));
  if (groups.size > 1) {
    report.say("warning", "FSGROUP_MIXED", object, podPath, { params: { groups: [...groups].join(", ") } });
    return {};
  }
  const [group] = groups;
  if (group === undefined) return {};
  const persistent = volumes.some(honoursOwnership) && isUnset(present["fsGroupChangePolicy"]);
  return { fsGroup: group, ...(persistent && { fsGroupChangePolicy: "OnRootMismatch" }) };
}

function wantedGroup(scene: Scene, { included, user }: ContainerUser): number[] {
  if (!included || !user.ids || user.ids.uid === 0) return [];
  return [user.source === "default" ? scene.config.securityContext.default.fsGroup : user.ids.gid];
}
