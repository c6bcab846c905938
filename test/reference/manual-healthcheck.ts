import { canonical, readReference } from "./images.ts";
import { isMap, isMissing, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "./plain.ts";
import type { Handler, ReferenceConfig } from "./reference-config.ts";
import { leadsToPort, type Route } from "./routes.ts";
import { servingContainers, type Container, type Workload } from "./workloads.ts";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];

/** Item 5. */
export function patchProbes(workload: Workload, routes: readonly Route[], config: ReferenceConfig): void {
  if (!workload.longRunning) return;
  for (const container of servingContainers(workload)) {
    if (!container.migrates) continue;
    const handlers = PROBES.map((key) => replacement(container, key, config));
    PROBES.forEach((key, i) => {
      const handler = handlers[i];
      if (handler && isOpen(handler.port, { container, key, workload, routes, config }))
        replace(container, key, handler);
    });
  }
}

function replacement({ fields }: Container, key: string, config: ReferenceConfig): Handler | undefined {
  const probe = mapAt(fields, key);
  const command = mapAt(probe, "exec")["command"];
  if (!Array.isArray(command) || command.length === 0 || !command.every((word) => typeof word === "string"))
    return undefined;
  const { timeoutSeconds } = probe;
  return config.probeMeaning(command, typeof timeoutSeconds === "number" ? timeoutSeconds : 1);
}

interface Place {
  readonly container: Container;
  readonly key: string;
  readonly workload: Workload;
  readonly routes: readonly Route[];
  readonly config: ReferenceConfig;
}

/** Whether something shows that the server listens on more than loopback. */
function isOpen(port: number, { container, key, workload, routes, config }: Place): boolean {
  if (leadsToPort(port, workload, routes)) return true;
  const others = PROBES.filter((other) => other !== key).map((other) => mapAt(container.fields, other));
  if (others.some((probe) => probedPorts(probe, container.fields).includes(port))) return true;
  const repository = canonical(readReference(container.image)?.repository ?? "");
  return config.services.some((service) => service.port === port && canonical(service.image) === repository);
}

function probedPorts(probe: PlainMap, container: PlainMap): Plain[] {
  return ["httpGet", "tcpSocket", "grpc"].flatMap((handler) => {
    const { port = null } = mapAt(probe, handler);
    return mapsAt(container, "ports")
      .filter(({ name }) => typeof port === "string" && name === port)
      .map(({ containerPort = null }) => containerPort)
      .concat(port);
  });
}

function replace({ fields }: Container, key: string, handler: Handler): void {
  const probe = fields[key];
  if (!isMap(probe)) return;
  const declared = mapsAt(fields, "ports").find(
    ({ name, containerPort, protocol }) =>
      containerPort === handler.port && !isMissing(name) && (isMissing(protocol) || protocol === "TCP"),
  );
  const port = (declared && textAt(declared, "name")) || handler.port;
  delete probe["exec"];
  if (handler.kind === "tcp") probe["tcpSocket"] = { port };
  else probe["httpGet"] = { path: handler.path, port, ...(handler.scheme === "https" && { scheme: "HTTPS" }) };
}
