import { formatImageRef } from "../core/image-ref.ts";
import { migrates, type IncludedContainer, type Scene } from "../core/scene.ts";
import type { ManifestCheck } from "./contract.ts";
import { Reporter } from "./reporter.ts";

/** Item 2: the manifests name the Kubernetes images. Rules: docs/checks/image-tag.md. */
export const imageTag: ManifestCheck = {
  id: "image-tag",
  inspect(scene) {
    const report = new Reporter("image-tag");
    for (const included of scene.included) inspectImage(report, scene, included);
    inspectUnreadable(report, scene);
    return report.inspection;
  },
};

function inspectImage(report: Reporter, scene: Scene, included: IncludedContainer): void {
  const { container, image, move, workload } = included;
  const { object } = workload;
  const path = [...container.path, "image"];
  const params = { image: container.image ?? "", tag: image.tag ?? "latest" };
  if (image.digest !== undefined) return report.say("warning", "IMAGE_DIGEST", object, path, { container, params });
  if (!migrates(included)) return report.say("warning", "IMAGE_FOREIGN_TAG", object, path, { container, params });
  const target = formatImageRef({ repository: image.repository, tag: move.target ?? "" });
  if (move.family === "compose") {
    report.change({
      object: object.ref,
      action: "set",
      path,
      value: target,
      container: container.name,
      reason: { code: "IMAGE_MOVED", params: { from: params.tag, to: move.target ?? "" } },
    });
  }
  const whole = scene.includedByWorkload.has(workload);
  if (!whole) report.say("info", "PATCH_PARTIAL", object, path, { container });
  else if (move.floating) inspectPullPolicy(report, included, target);
}

/** With `:latest` the API server defaults to Always, with any other tag to IfNotPresent (decision 10). */
function inspectPullPolicy(report: Reporter, { container, workload }: IncludedContainer, image: string): void {
  const path = [...container.path, "imagePullPolicy"];
  const policy = container.value["imagePullPolicy"];
  if (policy === undefined || policy === null || policy === "") {
    report.change({
      object: workload.object.ref,
      action: "set",
      path,
      value: "Always",
      after: ["image"],
      container: container.name,
      reason: { code: "PULL_ALWAYS", params: { image } },
    });
  } else if (policy !== "Always") {
    const params = { policy: String(policy), image };
    report.say("warning", "PULL_POLICY_STALE", workload.object, path, { container, params });
  }
}

/** References that no include pattern can be asked about. */
function inspectUnreadable(report: Reporter, scene: Scene): void {
  for (const { container, workload, templated } of scene.unreadableImages) {
    const params = { image: container.image ?? "" };
    const path = [...container.path, "image"];
    if (templated) report.say("info", "IMAGE_TEMPLATED", workload.object, path, { container, params });
    else report.say("warning", "IMAGE_INVALID", workload.object, path, { container, params });
  }
}
