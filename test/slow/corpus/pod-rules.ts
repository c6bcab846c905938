import { isMap, mapAt, type Plain, type PlainMap } from "../../reference/plain.ts";
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
    return workload.containers.flatMap(({ fields }) => [
      ...(sleeps(fields) > limit ? [`sleeps ${sleeps(fields)} s of ${limit} s`] : []),
      ...(isContradictory(mapAt(fields, "securityContext")) ? ["privileged without escalation"] : []),
      ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((probe) => twoHandlers(fields[probe])),
    ]);
  });
}

function sleeps(container: PlainMap): number {
  const { seconds } = mapAt(container, "lifecycle", "preStop", "sleep");
  return typeof seconds === "number" ? seconds : 0;
}

function isContradictory({ privileged, allowPrivilegeEscalation }: PlainMap): boolean {
  return privileged === true && allowPrivilegeEscalation === false;
}

function twoHandlers(probe: Plain | undefined): string[] {
  const present = isMap(probe) ? HANDLERS.filter((handler) => isMap(probe[handler])) : [];
  return present.length > 1 ? [`a probe with ${present.join(" and ")}`] : [];
}
