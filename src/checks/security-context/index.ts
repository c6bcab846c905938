import type { Reason } from "../../core/change.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Workload } from "../../core/manifest.ts";
import { workloadsThatMigrate, type Scene } from "../../core/scene.ts";
import type { ManifestCheck } from "../contract.ts";
import { Reporter } from "../reporter.ts";
import { containerPart } from "./container-part.ts";
import { podPart } from "./pod-part.ts";
import { isWindows, podUsers, sharedIds, writableIds, type ContainerUser } from "./pod-users.ts";
import { reportMeetings } from "./meetings.ts";

/** Item 3: non-root, and no way back. Rules: docs/checks/security-context.md. */
export const securityContext: ManifestCheck = {
  id: "security-context",
  inspect(scene) {
    const report = new Reporter("security-context");
    for (const workload of workloadsThatMigrate(scene)) inspectWorkload(report, scene, workload);
    return report.inspection;
  },
};

function inspectWorkload(report: Reporter, scene: Scene, workload: Workload): void {
  const { object, podPath } = workload;
  if (isWindows(workload)) return report.say("info", "WINDOWS_POD", object, podPath);
  const users = podUsers(scene, workload);
  for (const one of users) reportUser(report, workload, one);
  const shared = sharedIds(users);
  const pod = podPart(report, scene, workload, users, shared);
  if (Object.keys(pod).length > 0) {
    report.change({
      object: object.ref,
      action: "set",
      path: [...podPath, "securityContext"],
      value: pod,
      before: ["initContainers", "containers"],
      reason: shared ? userReason(users[0] as ContainerUser) : { code: "POD_SECURITY" },
      requires: ["image-tag"],
    });
  }
  for (const one of users) {
    if (one.included) writeContainer(report, workload, one, users, shared !== undefined);
  }
  reportMeetings(report, workload, users, pod);
}

function writeContainer(
  report: Reporter,
  workload: Workload,
  one: ContainerUser,
  users: readonly ContainerUser[],
  podHasUser: boolean,
): void {
  const value: JsonObject = containerPart(report, workload, one, {
    podHasUser,
    seccomp: users.some(writableIds) && users.some((other) => !other.included),
  });
  if (Object.keys(value).length === 0) return;
  report.change({
    object: workload.object.ref,
    action: "set",
    path: [...one.container.path, "securityContext"],
    value,
    after: ["imagePullPolicy", "image"],
    container: one.container.name,
    reason: "runAsUser" in value ? userReason(one) : { code: "CONTAINER_SECURITY" },
    requires: ["image-tag"],
  });
}

const USER_REASONS = {
  config: "USER_FROM_CONFIG",
  service: "USER_FROM_SERVICE",
  answer: "USER_FROM_ANSWER",
  dockerfile: "USER_FROM_DOCKERFILE",
  base: "USER_FROM_BASE",
  default: "USER_FROM_DEFAULT",
  unknown: "CONTAINER_SECURITY",
} as const;

function userReason({ user }: ContainerUser): Reason {
  const { uid = 0, gid = 0 } = user.ids ?? {};
  return { code: USER_REASONS[user.source], params: { uid, gid, detail: user.detail } };
}

function reportUser(report: Reporter, { object }: Workload, one: ContainerUser): void {
  const { container, included, user, settled, effectiveUid } = one;
  if (!included) return;
  const path = [...container.path, "securityContext"];
  const about = {
    container,
    params: { image: included.image.repository, uid: user.ids?.uid ?? 0, found: effectiveUid ?? 0 },
  };
  if (settled === "privileged") report.say("warning", "PRIVILEGED", object, path, about);
  else if (settled === "root") report.say("warning", "ROOT_EXPLICIT", object, path, about);
  else if (settled === "conflict") report.say("warning", "USER_CONFLICT", object, path, about);
  else if (user.ids === undefined && settled === undefined) {
    report.say("error", "USER_UNKNOWN", object, [...container.path, "image"], about);
  } else if (user.ids?.uid === 0) report.say("warning", "USER_IS_ROOT", object, path, about);
}
