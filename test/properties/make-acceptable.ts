import { isMap, mapAt, mapsAt, type PlainMap } from "../reference/plain.ts";

const LINUX_ONLY = [
  ...["runAsUser", "runAsGroup", "fsGroup", "fsGroupChangePolicy", "supplementalGroups", "seccompProfile"],
  ...["capabilities", "readOnlyRootFilesystem", "privileged", "allowPrivilegeEscalation"],
];

export function containersOf(pod: PlainMap): PlainMap[] {
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((list) => mapsAt(pod, list));
}

/** Takes away, in place, what the API server would refuse in a pod made of parts that fit one by one. */
export function makeAcceptable(pod: PlainMap): PlainMap {
  const { terminationGracePeriodSeconds: grace } = pod;
  const limit = typeof grace === "number" ? grace : 30;
  const taken = new Set<unknown>();
  for (const container of containersOf(pod)) {
    onlyFreePorts(container, taken);
    limitSleep(container, limit);
    allowEscalation(mapAt(container, "securityContext"));
  }
  if (mapAt(pod, "os")["name"] === "windows") {
    for (const holder of [pod, ...containersOf(pod)])
      for (const key of LINUX_ONLY) delete mapAt(holder, "securityContext")[key];
  }
  return pod;
}

/** Containers of a pod share its address: a port and a port's name belong to one of them. */
function onlyFreePorts(container: PlainMap, taken: Set<unknown>): void {
  if (!Array.isArray(container["ports"])) return;
  const free = mapsAt(container, "ports").filter(
    ({ name, containerPort }) => !taken.has(name) && !taken.has(containerPort),
  );
  for (const { name, containerPort } of free) taken.add(containerPort).add(name ?? containerPort);
  container["ports"] = free;
}

function limitSleep(container: PlainMap, limit: number): void {
  const sleep = mapAt(container, "lifecycle", "preStop")["sleep"];
  if (isMap(sleep)) sleep["seconds"] = Math.min(Number(sleep["seconds"]), limit);
}

function allowEscalation(security: PlainMap): void {
  const added = mapAt(security, "capabilities")["add"];
  const admin = Array.isArray(added) && added.includes("CAP_SYS_ADMIN");
  if ((security["privileged"] === true || admin) && security["allowPrivilegeEscalation"] === false)
    delete security["allowPrivilegeEscalation"];
}
