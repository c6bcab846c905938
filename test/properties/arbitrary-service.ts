import fc from "fast-check";
import { mapsAt, type Plain, type PlainMap } from "../reference/plain.ts";

/** No Service, or one or two that lead (or nearly lead) to the pod. */
export function serviceFor(pod: PlainMap, labels: PlainMap, namespace: string | undefined): fc.Arbitrary<PlainMap[]> {
  const declared = [...mapsAt(pod, "initContainers"), ...mapsAt(pod, "containers")].flatMap((container) =>
    mapsAt(container, "ports"),
  );
  const targets = declared.flatMap(({ name, containerPort }) => [
    containerPort as Plain,
    ...(name === undefined ? [] : [name]),
  ]);
  const target = fc.constantFrom<(Plain | undefined)[]>(undefined, 8080, ...targets, ...targets, ...targets);
  const one = fc
    .record({
      ports: fc.array(target, { minLength: 1, maxLength: 2 }),
      selector: fc.constantFrom<PlainMap[]>(labels, labels, { app: labels["app"] as string }, { app: "other" }),
      type: fc.constantFrom<PlainMap[]>({}, {}, { type: "NodePort" }, { clusterIP: "None" }),
    })
    .map(({ ports, selector, type }) => ({
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", ...(namespace && { namespace }) },
      spec: { ...type, selector: { ...selector }, ports: ports.map((to, i) => servicePort(to, i, ports.length > 1)) },
    }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<PlainMap[]>([]) },
    { weight: 3, arbitrary: one.map((each) => [each]) },
  );
}

function servicePort(target: Plain | undefined, i: number, several: boolean): PlainMap {
  return {
    ...(several && { name: `p${i}` }),
    port: i === 0 ? 80 : 8080,
    ...(target !== undefined && { targetPort: target }),
  };
}
