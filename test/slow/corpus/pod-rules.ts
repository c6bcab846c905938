import { isMap, mapAt, type Plain } from "../../reference/plain.ts";
import { objectsOf, workloadOf } from "../../reference/workloads.ts";
import { CORPUS_CONFIG } from "../../reference/reference-config.ts";

const HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];

/** Rules of the API server that a subset of hunks could break (ValidatePodSpec). */
export function rejectedBy(document: Plain): string[] {
  return objectsOf(document).flatMap((object) => {
    const workload = workloadOf(object, CORPUS_CONFIG);
    if (!workload) return [];
    const { terminationGracePeriodSeconds: grace } = workload.pod;
    const limit = typeof grace === "number" ? grace : 30;
    return workload.containers.flatMap(({ fields }) => {
      const { seconds } = mapAt(fields, "lifecycle", "preStop", "sleep");
      const own = mapAt(fields, "securityContext");
      return [
        ...(typeof seconds === "number" && seconds > limit ? [`sleeps ${seconds} s of ${limit} s`] : []),
        ...(own["privileged"] === true && own["allowPrivilegeEscalation"] === false ? ["privileged without escalation"] : []),
        ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((probe) => twoHandlers(fields[probe])),
      ];
    });
  });
}

function twoHandlers(probe: Plain | undefined): string[] {
  const present = isMap(probe) ? HANDLERS.filter((handler) => isMap(probe[handler])) : [];
  return present.length > 1 ? [`a probe with ${present.join(" and ")}`] : [];
}

