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
  const targets = targetsInto(services, workload);
  return new Set(targets.flatMap((target) => servedPort(workload, container, target) ?? []));
}

/** Whether a Service leads to this port of the pod, whichever container holds it: they share one address. */
export function podServes(services: readonly KubeObject[], workload: Workload, port: number): boolean {
  const declared = listeners(workload).flatMap(declaredPorts);
  return targetsInto(services, workload).some(
    (target) => target === port || declared.some(({ name, number }) => name === target && number === port),
  );
}

/** `targetPort`, or `port` where that is missing, of every Service that selects the pods. */
function targetsInto(services: readonly KubeObject[], workload: Workload): (string | number)[] {
  return services
    .filter((service) => service.ref.namespace === workload.object.ref.namespace && selects(service, workload))
    .flatMap((service) => arrayAt(service.value, ["spec", "ports"]))
    .flatMap((port) => {
      const target = isObject(port) ? targetOf(port) : undefined;
      return typeof target === "string" || typeof target === "number" ? [target] : [];
    });
}

function targetOf(port: JsonObject): Json | undefined {
  const target = port["targetPort"];
  return target === undefined || target === null || target === 0 || target === "" ? port["port"] : target;
}

function servedPort(workload: Workload, container: Container, target: string | number): number | undefined {
  const own = declaredPorts(container);
  // Digits in quotes are a name to the API server's IntOrString.
  if (typeof target === "string") return own.find(({ name }) => name === target)?.number;
  if (own.some(({ number }) => number === target)) return target;
  const all = listeners(workload);
  const declared = all.some((other) => declaredPorts(other).some(({ number }) => number === target));
  return !declared && all.length === 1 && all[0] === container ? target : undefined;
}
