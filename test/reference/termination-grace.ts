import { isMissing, mapAt, type Plain } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import { servingContainers, type Container, type Workload } from "./workloads.ts";

const KEY = "terminationGracePeriodSeconds";
const MARGIN_SECONDS = 10;

/** Item 4; to be run when item 6 has written its drains. */
export function patchGrace(workload: Workload, config: ReferenceConfig): void {
  if (!workload.longRunning || !workload.containers.some(({ migrates }) => migrates)) return;
  const longest = Math.max(0, ...servingContainers(workload).map(preStopSeconds));
  const drained = longest > 0 ? Math.ceil(longest) + MARGIN_SECONDS : 0;
  const needed = Math.max(config.graceSeconds, drained);
  const now = workload.pod[KEY];
  if (isMissing(now) || (Number.isInteger(now) && (now as number) < needed)) workload.pod[KEY] = needed;
}

function preStopSeconds({ fields }: Container): number {
  const preStop = mapAt(fields, "lifecycle", "preStop");
  const native = mapAt(preStop, "sleep")["seconds"];
  if (typeof native === "number") return native;
  return sleptSeconds(mapAt(preStop, "exec")["command"]);
}

const SHELLS = new Set(["sh", "bash", "ash", "dash"]);

/** The sum of the sleeps of a command, run as it is or by `sh -c`. */
function sleptSeconds(command: Plain | undefined): number {
  const words = Array.isArray(command) ? command.map(String) : [];
  const [program = "", option, script = ""] = words;
  const name = program.split("/").at(-1) ?? "";
  if (!SHELLS.has(name) || option !== "-c") return secondsOf(words.join(" "));
  return script.split(/[;&|\n]+/).reduce((sum, each) => sum + secondsOf(each), 0);
}

function secondsOf(command: string): number {
  const match = /^(?:\S*\/)?sleep (\d+(?:\.\d+)?)([sm]?)$/.exec(command.trim().replace(/\s+/g, " "));
  return Number(match?.[1] ?? 0) * (match?.[2] === "m" ? 60 : 1);
}
