import { arrayAt, isObject, numberAt, objectAt, type Json, type JsonObject } from "../core/json.ts";
import { parseImageRef } from "../core/image-ref.ts";
import type { Container } from "../core/manifest.ts";
import { includedInWhole, migrates, type IncludedContainer, type Scene } from "../core/scene.ts";
import { declaredPorts, podServes, servedPorts } from "../core/service-routes.ts";
import { isLongRunning } from "../core/workload-kinds.ts";
import type { ManifestCheck } from "./contract.ts";
import type { NetworkHandler } from "./probe-command/meaning.ts";
import { unwrapCommand } from "./probe-command/unwrap-command.ts";
import { probeMeaning } from "./probe-command/probe-meaning.ts";
import { Reporter } from "./reporter.ts";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** Item 5: health checks belong to the kubelet. Rules: docs/checks/manual-healthcheck.md. */
export const manualHealthcheck: ManifestCheck = {
  id: "manual-healthcheck",
  inspect(scene) {
    const report = new Reporter("manual-healthcheck");
    for (const included of includedInWhole(scene)) {
      const { container, workload } = included;
      if (!migrates(included) || !isLongRunning(workload.object.ref.kind)) continue;
      if (container.role !== "container" && container.role !== "sidecar") continue;
      for (const probe of PROBES) inspectProbe(report, scene, included, probe);
      reportMissing(report, scene, included);
    }
    return report.inspection;
  },
};

function inspectProbe(report: Reporter, scene: Scene, included: IncludedContainer, probe: string): void {
  const { container, workload } = included;
  const path = [...container.path, probe, "exec"];
  const value = objectAt(container.value, [probe]);
  const command = arrayAt(value, ["exec", "command"]);
  if (command.length === 0) return;
  const words = command.map(String);
  const meaning = probeMeaning(words, numberAt(value, ["timeoutSeconds"]) ?? 1);
  const about = { container, params: { probe, command: shownCommand(words) } };
  if (meaning.kind === "unclear") return report.say("warning", "HEALTHCHECK_UNCLEAR", workload.object, path, about);
  if (meaning.kind === "differs") {
    const params = { ...about.params, difference: meaning.difference };
    return report.say("warning", "HEALTHCHECK_DIFFERS", workload.object, path, { container, params });
  }
  if (!listensBeyondLoopback(scene, included, meaning.port)) {
    const params = { ...about.params, port: meaning.port };
    return report.say("warning", "HEALTHCHECK_LOOPBACK", workload.object, path, { container, params });
  }
  const { key, handler } = handlerOf(container, meaning);
  report.change({
    object: workload.object.ref,
    action: "replace-key",
    path,
    key,
    value: handler,
    container: container.name,
    reason: { code: "PROBE_CONVERTED", params: { probe, program: programOf(words), handler: key } },
  });
}

/** The kubelet calls the pod's address: a server bound to loopback would fail the new probe. */
function listensBeyondLoopback(scene: Scene, included: IncludedContainer, port: number): boolean {
  const { container, workload, image } = included;
  if (podServes(scene.services, workload, port)) return true;
  if (networkProbePorts(container).has(port)) return true;
  const named = scene.config.services.some(
    (service) => service.port === port && parseImageRef(service.image)?.canonical === image.canonical,
  );
  return named || (scene.dockerfile(included, "kubernetes")?.ports.includes(port) ?? false);
}

function networkProbePorts(container: Container): Set<number> {
  const ports = new Set<number>();
  for (const probe of PROBES) {
    for (const handler of ["httpGet", "tcpSocket", "grpc"]) {
      const port = objectAt(container.value, [probe, handler])?.["port"];
      const named = declaredPorts(container).find(({ name }) => name !== undefined && name === port)?.number;
      if (typeof port === "number") ports.add(port);
      else if (named !== undefined) ports.add(named);
    }
  }
  return ports;
}

function handlerOf(container: Container, meaning: NetworkHandler): { key: string; handler: JsonObject } {
  const name = declaredPorts(container).find(({ number }) => number === meaning.port)?.name;
  const port: Json = name ?? meaning.port;
  if (meaning.kind === "tcp") return { key: "tcpSocket", handler: { port } };
  const scheme = meaning.scheme === "https" ? { scheme: "HTTPS" } : {};
  return { key: "httpGet", handler: { path: meaning.path, port, ...scheme } };
}

/** The program behind shells and wrappers: `sh -c "curl …"` is curl. */
function programOf(words: readonly string[]): string {
  return unwrapCommand(words)?.program ?? words[0]?.split("/").at(-1) ?? "";
}

function reportMissing(report: Reporter, scene: Scene, included: IncludedContainer): void {
  const { container, workload } = included;
  const [served] = servedPorts(scene.services, workload, container);
  if (!isObject(container.value["readinessProbe"]) && served !== undefined) {
    const params = { probe: readinessFor(scene, included, served) };
    report.say("warning", "READINESS_MISSING", workload.object, container.path, { container, params });
  }
  const facts = scene.dockerfile(included, "kubernetes");
  if (!facts?.healthcheck) return;
  const params = { dockerfile: facts.path, line: facts.healthcheck.line };
  report.say("warning", "HEALTHCHECK_IN_IMAGE", workload.object, [...container.path, "image"], { container, params });
}

/** The readiness probe to write: on the health path where the configuration names one, else a connection. */
function readinessFor(scene: Scene, { container, image }: IncludedContainer, port: number): string {
  const service = scene.config.services.find((one) => parseImageRef(one.image)?.canonical === image.canonical);
  const name = declaredPorts(container).find(({ number }) => number === port)?.name ?? port;
  return service?.health === undefined
    ? `tcpSocket: {port: ${name}}`
    : `httpGet: {path: ${service.health}, port: ${name}}`;
}

const SECRET_FLAG = /^(-H|--header|-u|--user|-b|--cookie|-d|--data|--password|--token)$/;
const SECRET_IN_SCRIPT =
  /(-H|--header|-u|--user|-b|--cookie|-d|--data|--password|--token)([ =]+)('[^']*'|"[^"]*"|[^\s'"]+)/g;

/** A command as it may be shown: what stands behind a header, a user or a password stays hidden. */
function shownCommand(words: readonly string[]): string {
  const shown = words.map((word, i) =>
    SECRET_FLAG.test(words[i - 1] ?? "") ? "***" : word.replaceAll(SECRET_IN_SCRIPT, "$1$2***"),
  );
  return shown.join(" ").replaceAll(/:\/\/[^\s/@]+@/g, "://***@");
}
