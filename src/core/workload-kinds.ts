import type { Path } from "./json.ts";

interface WorkloadKind {
  readonly groups: readonly string[];
  readonly podPath: Path;
  readonly labelsPath: Path;
}

const template = (...before: string[]): Omit<WorkloadKind, "groups"> => ({
  podPath: [...before, "template", "spec"],
  labelsPath: [...before, "template", "metadata", "labels"],
});

/**
 * Every built-in kind that makes pods, with the way to its pod spec.
 * `extensions` is kept because old manifests still carry it (removed from servers in 1.16).
 */
const KINDS: Readonly<Record<string, WorkloadKind>> = {
  Pod: { groups: [""], podPath: ["spec"], labelsPath: ["metadata", "labels"] },
  Deployment: { groups: ["apps", "extensions"], ...template("spec") },
  StatefulSet: { groups: ["apps"], ...template("spec") },
  DaemonSet: { groups: ["apps", "extensions"], ...template("spec") },
  ReplicaSet: { groups: ["apps", "extensions"], ...template("spec") },
  ReplicationController: { groups: [""], ...template("spec") },
  Job: { groups: ["batch"], ...template("spec") },
  CronJob: { groups: ["batch"], ...template("spec", "jobTemplate", "spec") },
  PodTemplate: { groups: [""], ...template() },
};

/** The group of an apiVersion: `apps/v1` → `apps`, `v1` → the empty core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}

export function workloadKind(kind: string, apiVersion: string): WorkloadKind | undefined {
  const found = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  return found?.groups.includes(groupOf(apiVersion)) ? found : undefined;
}

/** Kinds whose pods run until told to stop: grace period, drain and readiness matter to them. */
export function isLongRunning(kind: string): boolean {
  return kind !== "Job" && kind !== "CronJob" && kind !== "PodTemplate";
}
