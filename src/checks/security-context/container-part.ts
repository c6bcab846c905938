import { arrayAt, isObject, objectAt, type JsonObject } from "../../core/json.ts";
import type { Workload } from "../../core/manifest.ts";
import type { Reporter } from "../reporter.ts";
import { writableIds, type ContainerUser } from "./pod-users.ts";

/** What is missing from a migrating container's own securityContext. */
export function containerPart(
  report: Reporter,
  workload: Workload,
  one: ContainerUser,
  pod: { readonly podHasUser: boolean; readonly seccomp: boolean },
): JsonObject {
  const own = objectAt(one.container.value, ["securityContext"]) ?? {};
  return {
    ...(pod.podHasUser ? {} : ownUser(workload, one, own)),
    ...escalation(report, workload, one, own),
    ...capabilities(report, workload, one, own),
    ...(pod.seccomp ? seccomp(workload, own) : {}),
  };
}

/** The three user fields, where the pod cannot carry them; what the pod says already is not repeated. */
function ownUser(workload: Workload, one: ContainerUser, own: JsonObject): JsonObject {
  const ids = one.settled === undefined ? writableIds(one) : undefined;
  if (!ids) return {};
  const pod = objectAt(workload.pod, ["securityContext"]) ?? {};
  return {
    ...(isUnset(own["runAsNonRoot"]) && pod["runAsNonRoot"] !== true && { runAsNonRoot: true }),
    ...(isUnset(own["runAsUser"]) && { runAsUser: ids.uid }),
    ...(isUnset(own["runAsGroup"]) && isUnset(pod["runAsGroup"]) && { runAsGroup: ids.gid }),
  };
}

/** The API server rejects `false` beside `privileged: true` and beside CAP_SYS_ADMIN. */
function escalation(report: Reporter, { object }: Workload, one: ContainerUser, own: JsonObject): JsonObject {
  const path = [...one.container.path, "securityContext"];
  if (own["privileged"] === true) return {};
  if (own["allowPrivilegeEscalation"] === true) {
    report.say("warning", "ESCALATION_EXPLICIT", object, path, { container: one.container });
  }
  if (!isUnset(own["allowPrivilegeEscalation"])) return {};
  const admin = arrayAt(own, ["capabilities", "add"]).find((name) => name === "SYS_ADMIN" || name === "CAP_SYS_ADMIN");
  if (admin === undefined) return { allowPrivilegeEscalation: false };
  report.say("warning", "CAPABILITIES_KEPT", object, path, {
    container: one.container,
    params: { capabilities: String(admin) },
  });
  return {};
}

function capabilities(report: Reporter, { object }: Workload, one: ContainerUser, own: JsonObject): JsonObject {
  if (own["privileged"] === true) return {};
  const present = isObject(own["capabilities"]) ? own["capabilities"]["drop"] : undefined;
  if (isUnset(present) || (Array.isArray(present) && present.length === 0)) return { capabilities: { drop: ["ALL"] } };
  const dropped = Array.isArray(present) ? present : [];
  if (!dropped.some((name) => String(name).toUpperCase() === "ALL")) {
    report.say("warning", "CAPABILITIES_KEPT", object, [...one.container.path, "securityContext", "capabilities"], {
      container: one.container,
      params: { capabilities: dropped.join(", ") || "[]" },
    });
  }
  return {};
}

function seccomp(workload: Workload, own: JsonObject): JsonObject {
  const pod = objectAt(workload.pod, ["securityContext"]) ?? {};
  return isUnset(own["seccompProfile"]) && isUnset(pod["seccompProfile"])
    ? { seccompProfile: { type: "RuntimeDefault" } }
    : {};
}

/** Missing, null or an empty mapping: the API server sees no value there. */
export function isUnset(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0;
}
