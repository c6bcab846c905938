import { arrayAt, numberAt, type Json, isObject, objectAt } from "../core/json.ts";
import type { Container, Workload } from "../core/manifest.ts";
import { includedOf, migrates, type Scene } from "../core/scene.ts";
import { servedPorts } from "../core/service-routes.ts";
import { isLongRunning } from "../core/workload-kinds.ts";

/** Native `preStop.sleep` is on by default from Kubernetes 1.30 on (KEP-3960). */
export function hasNativeSleep(kubernetesVersion: string): boolean {
  const [major = 0, minor = 0] = kubernetesVersion.replace(/^v/, "").split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 30);
}

/** Containers that migrate, take traffic, and have no preStop of their own: they get the drain. */
export function containersToDrain(scene: Scene, workload: Workload): readonly Container[] {
  if (scene.config.drainSeconds === 0 || !scene.config.checks["rolling-update"].enabled) return [];
  return trafficTakers(scene, workload).filter((container) => preStopOf(container) === undefined);
}

/** Containers that migrate and that a Service of the same files leads to. */
export function trafficTakers(scene: Scene, workload: Workload): readonly Container[] {
  if (!isLongRunning(workload.object.ref.kind)) return [];
  return includedOf(scene, workload)
    .filter(migrates)
    .map(({ container }) => container)
    .filter(({ role }) => role === "container" || role === "sidecar")
    .filter((container) => servedPorts(scene.services, workload, container).size > 0);
}

/** An existing preStop hook; `{}` and null count as none. */
export function preStopOf(container: Container): Json | undefined {
  const preStop = objectAt(container.value, ["lifecycle", "preStop"]);
  return preStop && Object.keys(preStop).length > 0 ? preStop : undefined;
}

/** Seconds that the slowest preStop of the pod takes, as far as it can be read; 0 where there is none. */
export function longestPreStop(scene: Scene, workload: Workload): number {
  const added = containersToDrain(scene, workload).length > 0 && hasNativeSleep(scene.config.kubernetesVersion);
  const present = workload.containers
    .filter(({ role }) => role === "container" || role === "sidecar")
    .map(({ value }) => preStopSeconds(value["lifecycle"]));
  return Math.max(added ? scene.config.drainSeconds : 0, 0, ...present);
}

function preStopSeconds(lifecycle: Json | undefined): number {
  const preStop = isObject(lifecycle) ? lifecycle["preStop"] : undefined;
  const native = numberAt(preStop, ["sleep", "seconds"]);
  if (native !== undefined) return native;
  const command = arrayAt(preStop, ["exec", "command"]).filter((word) => typeof word === "string");
  return sleepSeconds(command);
}

/** Seconds of every `sleep N` in a command; commands that are not understood count nothing. */
function sleepSeconds(command: readonly string[]): number {
  const [program = "", flag, script] = command;
  if (/(^|\/)sleep$/.test(program)) return seconds(command[1]);
  if (!/(^|\/)(ba|da|a)?sh$/.test(program) || flag !== "-c" || script === undefined) return 0;
  const commands = script.split(/&&|;|\n/).map((part) => part.trim().split(/\s+/));
  return commands.reduce(
    (sum, words) => sum + (words.length > 1 && /(^|\/)sleep$/.test(words[0] ?? "") ? seconds(words[1]) : 0),
    0,
  );
}

function seconds(text: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(s|m)?$/.exec(text ?? "");
  return match ? Math.ceil(Number(match[1]) * (match[2] === "m" ? 60 : 1)) : 0;
}
