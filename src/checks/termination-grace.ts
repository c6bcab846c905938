import { stringAt, type Json } from "../core/json.ts";
import type { Workload } from "../core/manifest.ts";
import { workloadsThatMigrate, type Scene } from "../core/scene.ts";
import { isLongRunning } from "../core/workload-kinds.ts";
import type { ManifestCheck } from "./contract.ts";
import { longestPreStop } from "./drain.ts";
import { Reporter } from "./reporter.ts";

/** Seconds between the end of the drain and SIGKILL that a process is left with at least. */
const SHUTDOWN_SECONDS = 10;

/** What the API server assumes where the field is missing (core/v1 SetDefaults_PodSpec). */
export const DEFAULT_GRACE_SECONDS = 30;

/** Item 4: time to stop. Rules: docs/checks/termination-grace.md. */
export const terminationGrace: ManifestCheck = {
  id: "termination-grace",
  inspect(scene) {
    const report = new Reporter("termination-grace");
    for (const workload of workloadsThatMigrate(scene)) {
      if (isLongRunning(workload.object.ref.kind)) inspectGrace(report, scene, workload);
    }
    return report.inspection;
  },
};

function inspectGrace(report: Reporter, scene: Scene, workload: Workload): void {
  const { object, podPath, pod } = workload;
  const path = [...podPath, "terminationGracePeriodSeconds"];
  const present = pod["terminationGracePeriodSeconds"];
  const drain = longestPreStop(scene, workload);
  const needed = Math.max(scene.config.terminationGracePeriodSeconds, drain > 0 ? drain + SHUTDOWN_SECONDS : 0);
  if (isMissing(present)) {
    report.change({
      object: object.ref,
      action: "set",
      path,
      value: needed,
      before: ["initContainers", "containers"],
      reason:
        drain > 0
          ? { code: "GRACE_ADDED", params: { seconds: needed, drain } }
          : { code: "GRACE_ADDED_ALONE", params: { seconds: needed } },
    });
  } else if (typeof present !== "number" || !Number.isInteger(present)) {
    report.say("warning", "GRACE_INVALID", object, path, { params: { value: JSON.stringify(present) } });
  } else if (present < needed) {
    report.change({
      object: object.ref,
      action: "set",
      path,
      value: needed,
      reason:
        drain > 0
          ? { code: "GRACE_RAISED", params: { from: present, seconds: needed, drain } }
          : { code: "GRACE_RAISED_ALONE", params: { from: present, seconds: needed } },
    });
  } else if (present > needed) {
    report.say("info", "GRACE_KEPT", object, path, { params: { seconds: present, needed } });
  }
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || stringAt(value, []) === "";
}
