import { isMap, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "../reference/plain.ts";
import { rejectedContainer, type ContainerKind } from "./api-container.ts";
import { rejectedIds, rejectedSeccomp, windowsFields } from "./api-security.ts";

/** core/v1 SetDefaults_PodSpec. */
const DEFAULT_GRACE = 30;

/** ValidatePodSpec. */
export function rejectedPod(pod: PlainMap, path: string, template: boolean): string[] {
  const grace = graceOf(pod, template);
  const lists = listsOf(pod);
  return [
    ...(mapsAt(pod, "containers").length === 0 ? [`${path}.containers: required`] : []),
    ...lists.flatMap(({ list, kind, containers }) =>
      containers.flatMap((container, i) => rejectedContainer(container, kind, grace, `${path}.${list}[${i}]`)),
    ),
    ...repeatedNames(
      lists.map(({ containers }) => containers),
      path,
    ),
    ...repeatedVolumes(pod, path),
    ...(lists.some(({ kind, containers }) => kind === "ephemeral" && containers.length > 0)
      ? [`${path}.ephemeralContainers: not on create`]
      : []),
    ...(template
      ? []
      : paddedImages(
          lists.flatMap(({ containers }) => containers),
          path,
        )),
    ...rejectedPodSecurity(pod["securityContext"], `${path}.securityContext`),
    ...rejectedOs(pod, path),
  ];
}

/** A negative period becomes 1 in a Pod (core/v1 SetDefaults_Pod); in a template it stays, and no sleep fits it. */
function graceOf({ terminationGracePeriodSeconds: given }: PlainMap, template: boolean): number {
  if (typeof given !== "number") return DEFAULT_GRACE;
  return given < 0 && !template ? 1 : given;
}

interface ContainerList {
  readonly list: string;
  readonly kind: ContainerKind;
  readonly containers: readonly PlainMap[];
}

function listsOf(pod: PlainMap): ContainerList[] {
  return [
    { list: "containers", kind: "container", containers: mapsAt(pod, "containers") },
    { list: "initContainers", kind: "init", containers: mapsAt(pod, "initContainers") },
    { list: "ephemeralContainers", kind: "ephemeral", containers: mapsAt(pod, "ephemeralContainers") },
  ];
}

/** validateContainers, validateInitContainers, validateEphemeralContainers: one set of names. */
function repeatedNames(lists: readonly (readonly PlainMap[])[], path: string): string[] {
  const names = lists.flat().map((container) => textAt(container, "name"));
  return names
    .filter((name, i) => name !== "" && names.indexOf(name) < i)
    .map((name) => `${path}: a second container ${name}`);
}

/** validateContainersOnlyForPod: templates may hold such an image for history's sake. */
function paddedImages(containers: readonly PlainMap[], path: string): string[] {
  const images = containers.map((container) => textAt(container, "image"));
  return images.filter((image) => image !== image.trim()).map((image) => `${path}: blanks around the image "${image}"`);
}

/** ValidateVolumes. */
function repeatedVolumes(pod: PlainMap, path: string): string[] {
  const names = mapsAt(pod, "volumes").map((volume) => textAt(volume, "name"));
  return names.filter((name, i) => names.indexOf(name) < i).map((name) => `${path}.volumes: a second volume ${name}`);
}

/** validatePodSpecSecurityContext. */
function rejectedPodSecurity(security: Plain | undefined, path: string): string[] {
  if (!isMap(security)) return [];
  const { fsGroupChangePolicy: policy } = security;
  const known = policy === undefined || policy === null || policy === "Always" || policy === "OnRootMismatch";
  return [
    ...rejectedIds(security, ["runAsUser", "runAsGroup", "fsGroup"], path),
    ...(known ? [] : [`${path}.fsGroupChangePolicy: ${String(policy)} is not supported`]),
    ...rejectedSeccomp(security["seccompProfile"], `${path}.seccompProfile`),
  ];
}

/** validateOS, validateWindows. */
function rejectedOs(pod: PlainMap, path: string): string[] {
  if (!isMap(pod["os"])) return [];
  const name = textAt(pod["os"], "name");
  if (name !== "linux" && name !== "windows") return [`${path}.os: ${name} is not supported`];
  if (name === "linux") return [];
  const containers = listsOf(pod).flatMap(({ containers: each }) => each);
  const fields = [
    ...windowsFields(mapAt(pod, "securityContext"), "pod"),
    ...containers.flatMap((container) => windowsFields(mapAt(container, "securityContext"), "container")),
  ];
  return fields.map((field) => `${path}: ${field} cannot be set for a windows pod`);
}
