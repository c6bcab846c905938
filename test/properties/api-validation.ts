import { isMap, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "../reference/plain.ts";
import { rejectedPod } from "./api-pod.ts";

/**
 * What kube-apiserver 1.37 refuses, as far as an edit of ours could bring it about, written by hand after
 * kubernetes pkg/apis/core/validation/validation.go and pkg/apis/{core,apps,batch}/v1/defaults.go.
 * The slow suite holds it to the server's own code (test/validation-oracle).
 * @returns reasons, each beginning with the field; empty where the object would be created
 */
export function rejectedBy(object: PlainMap): string[] {
  const found = podOf(object);
  if (!found) return [];
  const { pod, path, template } = found;
  return [...rejectedPod(pod, path, template), ...restartPolicy(object, pod, path, template)];
}

/** Objects of a document, the members of a List one by one. */
export function objectsOf(document: Plain): PlainMap[] {
  if (!isMap(document)) return [];
  return document["kind"] === "List" ? mapsAt(document, "items") : [document];
}

const VERSIONS: Readonly<Record<string, string>> = {
  ...{ Pod: "v1", ReplicationController: "v1", PodTemplate: "v1", Job: "batch/v1", CronJob: "batch/v1" },
  ...{ Deployment: "apps/v1", StatefulSet: "apps/v1", DaemonSet: "apps/v1", ReplicaSet: "apps/v1" },
};

interface Found {
  readonly pod: PlainMap;
  readonly path: string;
  readonly template: boolean;
}

function podOf(object: PlainMap): Found | undefined {
  const kind = textAt(object, "kind");
  if (!Object.hasOwn(VERSIONS, kind) || VERSIONS[kind] !== object["apiVersion"]) return undefined;
  const steps = stepsTo(kind);
  return { pod: mapAt(object, ...steps), path: steps.join("."), template: kind !== "Pod" };
}

function stepsTo(kind: string): string[] {
  if (kind === "Pod") return ["spec"];
  if (kind === "PodTemplate") return ["template", "spec"];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template", "spec"] : ["spec", "template", "spec"];
}

/** ValidatePodTemplateSpecForReplicaSet and ValidateJobSpec: what each kind can restart. */
function restartPolicy(object: PlainMap, pod: PlainMap, path: string, template: boolean): string[] {
  const policy = textAt(pod, "restartPolicy") || "Always";
  const kind = textAt(object, "kind");
  const once = kind === "Job" || kind === "CronJob";
  const known = ["Always", "OnFailure", "Never"];
  const allowed = once ? ["OnFailure", "Never"] : template && kind !== "PodTemplate" ? ["Always"] : known;
  return allowed.includes(policy) ? [] : [`${path}.restartPolicy: ${policy} is not allowed in a ${kind}`];
}
