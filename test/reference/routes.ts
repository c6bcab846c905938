import { isMissing, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "./plain.ts";
import { groupOf, kindOf, namespaceOf, servingContainers, type Container, type Workload } from "./workloads.ts";

/** A Service, as far as it sends traffic to pods. */
export interface Route {
  readonly namespace: string | undefined;
  readonly selector: PlainMap;
  /** `targetPort` of each port, or its `port`. */
  readonly targets: readonly Plain[];
}

export function routesOf(objects: readonly PlainMap[]): Route[] {
  return objects.flatMap((object) => {
    if (kindOf(object) !== "Service" || groupOf(object) !== "") return [];
    const spec = mapAt(object, "spec");
    const selector = mapAt(spec, "selector");
    if (isMissing(selector) || textAt(spec, "type") === "ExternalName") return [];
    const targets = mapsAt(spec, "ports").map(({ targetPort, port = null }) =>
      targetPort === undefined || targetPort === 0 || isMissing(targetPort) ? port : targetPort,
    );
    return [{ namespace: namespaceOf(object), selector, targets }];
  });
}

export function targetsInto(workload: Workload, routes: readonly Route[]): Plain[] {
  const fits = ({ namespace, selector }: Route): boolean =>
    namespace === workload.namespace &&
    Object.entries(selector).every(([key, value]) => workload.labels[key] === value);
  return routes.filter(fits).flatMap(({ targets }) => targets);
}

export function takesTraffic(container: Container, workload: Workload, routes: readonly Route[]): boolean {
  const serving = servingContainers(workload);
  return targetsInto(workload, routes).some((target) => {
    if (declares(container, target)) return true;
    return typeof target === "number" && serving.length === 1 && !serving.some((each) => declares(each, target));
  });
}

/** Whether a Service leads to this port number of the pod, whichever container holds it. */
export function leadsToPort(port: number, workload: Workload, routes: readonly Route[]): boolean {
  const named = servingContainers(workload).flatMap(({ fields }) => mapsAt(fields, "ports"));
  return targetsInto(workload, routes).some(
    (target) => target === port || named.some(({ name, containerPort }) => name === target && containerPort === port),
  );
}

function declares({ fields }: Container, target: Plain): boolean {
  return mapsAt(fields, "ports").some(
    ({ name, containerPort }) => target === (typeof target === "number" ? containerPort : name),
  );
}
