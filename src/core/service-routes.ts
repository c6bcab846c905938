import { arrayAt, isObject, objectAt, stringAt, type Json, type JsonObject } from "./json.ts";
import type { Container, KubeObject, Workload } from "./manifest.ts";

/** Whether a Service sends traffic to the pods of a workload: same namespace, non-empty selector that fits. */
export function selects(service: KubeObject, workload: Workload): boolean {
  if (service.ref.kind !== "Service" || service.apiVersion !== "v1") return false;
  if (service.ref.namespace !== workload.object.ref.namespace) return false;
  if (stringAt(service.value, ["spec", "type"]) === "ExternalName") return false;
  const selector = Object.entries(objectAt(service.value, ["spec", "selector"]) ?? {});
  return selector.length > 0 && selector.every(([key, value]) => workload.podLabels[key] === value);
}

/** Containers that a Service can lead to: those that stay up, in the pod's order. */
function listeners(workload: Workload): readonly Container[] {
  return workload.containers.filter(({ role }) => role === "container" || role === "sidecar");
}

export function declaredPorts(container: Container): readonly { number: number; name?: string }[] {
  return arrayAt(container.value, ["ports"]).flatMap((port) => {
    if (!isObject(port) || typeof port["containerPort"] !== "number") return [];
    const name = port["name"];
    return [{ number: port["containerPort"], ...(typeof name === "string" && { name }) }];
  });
}

/** The port numbers of a container that the Services of the same files lead to. */
export function servedPorts(services: readonly KubeObject[], workload: Workload, container: Container): Set<number> {
  const served = new Set<number>();
  const own = declaredPorts(container);
  for (const service of services) {
    if (service.ref.namespace !== workload.object.ref.namespace || !selects(service, workload)) continue;
    for (const port of arrayAt(service.value, ["spec", "ports"])) {
      const target = isObject(port) ? servedPort(workload, container, own, targetOf(port)) : undefined;
      if (target !== undefined) served.add(target);
    }
  }
  return served;
}

function targetOf(port: JsonObject): Json | undefined {
  const target = port["targetPort"];
  return target === undefined || target === null || target === 0 || target === "" ? port["port"] : target;
}

function servedPort(
  workload: Workload,
  container: Container,
  own: ReturnType<typeof declaredPorts>,
  target: Json | undefined,
): number | undefined {
  if (typeof target === "string") {
    const named = own.find((port) => port.name === target);
    if (named) return named.number;
    // A digit string is a number to the API server's IntOrString only when it was written without quotes.
    return undefined;
  }
  if (typeof target !== "number") return undefined;
  if (own.some((port) => port.number === target)) return target;
  const all = listeners(workload);
  const declared = all.some((other) => declaredPorts(other).some((port) => port.number === target));
  return !declared && all.length === 1 && all[0] === container ? target : undefined;
}
