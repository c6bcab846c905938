import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { kubectl } from "./kubectl.ts";

/** What became of the pods that a rollout replaces. */
export interface Ended {
  readonly name: string;
  readonly exit: string;
  /** From the request to end until the container had ended. */
  readonly seconds: number;
}

const FIELDS = [
  "{.object.metadata.name}",
  "{.object.metadata.deletionTimestamp}",
  "{.object.status.containerStatuses[0].state.terminated.exitCode}",
  "{.type}",
].join(",");

/** Follows the pods of an app that exist now until they are gone. Exit codes are only there for a moment. */
export async function watchPods(app: string): Promise<{ gone(deadline: number): Promise<Ended[]> }> {
  const selector = ["-n", "archon", "get", "pods", "-l", `app=${app}`];
  const list = await kubectl(...selector, "-o", "jsonpath={.items[*].metadata.name}");
  const old = new Map(list.split(" ").map((name) => [name, { told: 0, ended: 0, exit: "?", deleted: false }]));
  const watch = spawn("kubectl", [...selector, "--watch", "--output-watch-events", "-o", `jsonpath=${FIELDS}{"\\n"}`]);
  createInterface(watch.stdout).on("line", (line) => {
    const [name = "", deletion, exit, type] = line.split(",");
    const pod = old.get(name);
    if (!pod) return;
    if (deletion && !pod.told) pod.told = performance.now();
    if (exit && !pod.ended) Object.assign(pod, { ended: performance.now(), exit });
    pod.deleted ||= type === "DELETED";
  });
  return {
    async gone(deadline) {
      while ([...old.values()].some(({ deleted }) => !deleted) && performance.now() < deadline) await sleep(100);
      watch.kill();
      return [...old].map(([name, { told, ended, exit, deleted }]) => ({
        name,
        exit: deleted ? exit : "still there",
        seconds: ((ended || performance.now()) - told) / 1000,
      }));
    },
  };
}
