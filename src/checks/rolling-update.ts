import { at, numberAt, objectAt, stringAt, type Json } from "../core/json.ts";
import type { Workload } from "../core/manifest.ts";
import { includedOf, migrates, workloadsThatMigrate, type Scene } from "../core/scene.ts";
import type { ManifestCheck } from "./contract.ts";
import { containersToDrain, hasNativeSleep, preStopOf, trafficTakers } from "./drain.ts";
import { Reporter } from "./reporter.ts";
import { DEFAULT_GRACE_SECONDS } from "./termination-grace.ts";

/** Item 6: a rollout that loses no request. Rules: docs/checks/rolling-update.md. */
export const rollingUpdate: ManifestCheck = {
  id: "rolling-update",
  inspect(scene) {
    const report = new Reporter("rolling-update");
    for (const workload of workloadsThatMigrate(scene)) {
      addDrain(report, scene, workload);
      reportStrategy(report, workload);
      reportShellForms(report, scene, workload);
    }
    return report.inspection;
  },
};

function addDrain(report: Reporter, scene: Scene, workload: Workload): void {
  const { object, pod } = workload;
  const { drainSeconds, kubernetesVersion } = scene.config;
  for (const container of trafficTakers(scene, workload)) {
    if (preStopOf(container) === undefined) continue;
    report.say("info", "PRESTOP_KEPT", object, [...container.path, "lifecycle", "preStop"], { container });
  }
  const grace = numberAt(pod, ["terminationGracePeriodSeconds"]) ?? DEFAULT_GRACE_SECONDS;
  for (const container of containersToDrain(scene, workload)) {
    if (!hasNativeSleep(kubernetesVersion)) {
      const about = { container, params: { version: kubernetesVersion, seconds: drainSeconds } };
      report.say("warning", "DRAIN_UNAVAILABLE", object, container.path, about);
      continue;
    }
    report.change({
      object: object.ref,
      action: "set",
      path: [...container.path, "lifecycle"],
      value: { preStop: { sleep: { seconds: drainSeconds } } },
      after: ["securityContext", "imagePullPolicy", "image"],
      container: container.name,
      reason: { code: "DRAIN_ADDED", params: { seconds: drainSeconds } },
      // The API server rejects a sleep that is longer than the grace period.
      ...(grace < drainSeconds && { requires: ["termination-grace" as const] }),
    });
  }
}

function reportStrategy(report: Reporter, { object }: Workload): void {
  const { kind } = object.ref;
  const replicas = at(object.value, ["spec", "replicas"]) ?? 1;
  // A template fills it in: nobody knows how many there will be.
  if (typeof replicas !== "number") return;
  if (kind === "StatefulSet" || kind === "DaemonSet") {
    if (stringAt(object.value, ["spec", "updateStrategy", "type"]) === "OnDelete") {
      report.say("info", "ON_DELETE", object, ["spec", "updateStrategy"]);
    } else if (kind === "StatefulSet" && replicas === 1) {
      report.say("info", "SINGLE_REPLICA", object, ["spec", "replicas"], { params: { kind } });
    }
    return;
  }
  if (kind !== "Deployment") return;
  if (stringAt(object.value, ["spec", "strategy", "type"]) === "Recreate") {
    return report.say("warning", "RECREATE_DOWNTIME", object, ["spec", "strategy"]);
  }
  const unavailable = maxUnavailable(objectAt(object.value, ["spec", "strategy", "rollingUpdate"]) ?? {}, replicas);
  if (replicas >= 1 && replicas - unavailable < 1) {
    report.say("warning", "NO_SURGE", object, ["spec", "strategy"], { params: { replicas, unavailable } });
  } else if (replicas === 1) report.say("info", "SINGLE_REPLICA", object, ["spec", "replicas"], { params: { kind } });
}

/**
 * Pods that may be missing during a rollout: percentages round down, and where both bounds come
 * out as 0 one pod may go (ResolveFenceposts in kubernetes pkg/controller/deployment/util).
 */
function maxUnavailable(strategy: { readonly [key: string]: Json }, replicas: number): number {
  const unavailable = scaled(strategy["maxUnavailable"], replicas, Math.floor);
  const surge = scaled(strategy["maxSurge"], replicas, Math.ceil);
  return surge === 0 && unavailable === 0 ? 1 : unavailable;
}

function scaled(value: Json | undefined, replicas: number, round: (value: number) => number): number {
  if (typeof value === "number") return value;
  const percent = /^(\d+)%$/.exec(typeof value === "string" ? value : "25%");
  return percent ? round((Number(percent[1]) * replicas) / 100) : 0;
}

function reportShellForms(report: Reporter, scene: Scene, workload: Workload): void {
  for (const included of includedOf(scene, workload)) {
    const { container } = included;
    const facts = migrates(included) ? scene.dockerfile(included, "kubernetes") : undefined;
    // A command in the manifest replaces the image's own.
    if (!facts?.shellForm || container.value["command"] !== undefined) continue;
    const params = { dockerfile: facts.path, line: facts.shellForm.line };
    report.say("warning", "SHELL_FORM", workload.object, [...container.path, "image"], { container, params });
  }
}
