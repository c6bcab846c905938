import { isMap, mapsAt, textAt, type Plain, type PlainMap } from "../reference/plain.ts";
import { rejectedProbes, rejectedHook } from "./api-handler.ts";
import { rejectedSecurity } from "./api-security.ts";

export type ContainerKind = "container" | "init" | "ephemeral";

const SERVING = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];

/** validateContainerCommon and what each kind of container adds to it. */
export function rejectedContainer(container: PlainMap, kind: ContainerKind, grace: number, path: string): string[] {
  const name = textAt(container, "name");
  const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
  return [
    ...(label ? [] : [`${path}.name: "${name}" is no DNS label`]),
    ...(textAt(container, "image") === "" ? [`${path}.image: required`] : []),
    ...pullPolicy(container["imagePullPolicy"], path),
    ...rejectedPorts(container, kind, path),
    ...rejectedSecurity(container["securityContext"], `${path}.securityContext`),
    ...serving(container, kind, grace, path),
    ...rejectedRestart(container, kind, path),
  ];
}

/** Empty and null are defaulted (SetDefaults_Container). */
function pullPolicy(policy: Plain | undefined, path: string): string[] {
  if (policy === undefined || policy === null || policy === "") return [];
  return ["Always", "IfNotPresent", "Never"].includes(String(policy))
    ? []
    : [`${path}.imagePullPolicy: ${String(policy)} is not supported`];
}

/** validateContainerPorts. */
function rejectedPorts(container: PlainMap, kind: ContainerKind, path: string): string[] {
  const ports = mapsAt(container, "ports");
  if (kind === "ephemeral") return ports.length > 0 ? [`${path}.ports: not in an ephemeral container`] : [];
  const names = ports.map((port) => textAt(port, "name"));
  return ports.flatMap(({ containerPort, protocol }, i) => {
    const name = names[i] as string;
    return [
      ...(isPortNumber(containerPort)
        ? []
        : [`${path}.ports[${i}].containerPort: ${String(containerPort)} is no port`]),
      ...(name === "" || isPortName(name) ? [] : [`${path}.ports[${i}].name: ${name} is no port name`]),
      ...(name !== "" && names.indexOf(name) < i ? [`${path}.ports[${i}].name: ${name} again`] : []),
      ...(["TCP", "UDP", "SCTP"].includes(String(protocol ?? "TCP"))
        ? []
        : [`${path}.ports[${i}].protocol: ${String(protocol)}`]),
    ];
  });
}

export function isPortNumber(value: Plain | undefined): boolean {
  return typeof value === "number" && value >= 1 && value <= 65_535;
}

/** apimachinery IsValidPortName. */
export function isPortName(name: string): boolean {
  return /^[-a-z0-9]{1,15}$/.test(name) && /[a-z]/.test(name) && !/--|^-|-$/.test(name);
}

/** A regular init container and an ephemeral one have neither probes nor hooks. */
function serving(container: PlainMap, kind: ContainerKind, grace: number, path: string): string[] {
  const stays = kind === "container" || (kind === "init" && container["restartPolicy"] === "Always");
  if (!stays)
    return SERVING.filter((field) => isMap(container[field])).map((field) => `${path}.${field}: not in this container`);
  return [...rejectedHook(container["lifecycle"], grace, `${path}.lifecycle`), ...rejectedProbes(container, path)];
}

/** validateInitContainerRestartPolicy, validateContainerRestartPolicy: known words only, none on an ephemeral container. */
function rejectedRestart(container: PlainMap, kind: ContainerKind, path: string): string[] {
  const { restartPolicy: policy } = container;
  if (policy === undefined || policy === null) return [];
  const known = ["Always", "OnFailure", "Never"].includes(String(policy));
  return known && kind !== "ephemeral" ? [] : [`${path}.restartPolicy: ${String(policy)}`];
}
