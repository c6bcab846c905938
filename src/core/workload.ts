import { isObject, objectAt, type Json, type JsonObject, type Path } from "./json.ts";
import type { Container, ContainerRole, KubeObject, Workload } from "./manifest.ts";
import { unmask } from "./mask.ts";
import { workloadKind } from "./workload-kinds.ts";

const LISTS: readonly [string, ContainerRole][] = [
  ["initContainers", "init"],
  ["containers", "container"],
  ["ephemeralContainers", "ephemeral"],
];

/** The pods an object makes, or undefined where it makes none. */
export function workloadOf(object: KubeObject): Workload | undefined {
  const kind = workloadKind(object.ref.kind, object.apiVersion);
  const pod = kind && objectAt(object.value, kind.podPath);
  if (!kind || !pod) return undefined;
  return {
    object,
    podPath: kind.podPath,
    pod,
    podLabels: stringValues(objectAt(object.value, kind.labelsPath)),
    containers: LISTS.flatMap(([list, role]) => containersOf(pod[list], [...kind.podPath, list], role)),
  };
}

function containersOf(list: Json | undefined, path: Path, role: ContainerRole): Container[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, i) => {
    if (!isObject(value)) return [];
    const { name, image, restartPolicy } = value;
    return {
      name: typeof name === "string" ? unmask(name) : String(i),
      // An init container that restarts always is a sidecar (KEP-753, stable since 1.33).
      role: role === "init" && restartPolicy === "Always" ? "sidecar" : role,
      path: [...path, i],
      value,
      ...(typeof image === "string" && { image }),
    };
  });
}

function stringValues(object: JsonObject | undefined): Record<string, string> {
  const entries = Object.entries(object ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}
