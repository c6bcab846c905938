import { isMissing, mapAt, mapFor } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import { takesTraffic, type Route } from "./routes.ts";
import { servingContainers, type Workload } from "./workloads.ts";

/** Item 6: the drain. */
export function patchDrain(workload: Workload, routes: readonly Route[], config: ReferenceConfig): void {
  if (!workload.longRunning || config.drainSeconds === 0 || !hasNativeSleep(config.kubernetesVersion)) return;
  for (const container of servingContainers(workload)) {
    if (!container.migrates || !takesTraffic(container, workload, routes)) continue;
    if (!isMissing(mapAt(container.fields, "lifecycle")["preStop"])) continue;
    const lifecycle = mapFor(container.fields, "lifecycle");
    if (lifecycle) lifecycle["preStop"] = { sleep: { seconds: config.drainSeconds } };
  }
}

function hasNativeSleep(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 30);
}
