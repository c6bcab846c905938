import { isObject, type Json, type Path } from "../core/json.ts";
import { formatImageRef, parseImageRef } from "../core/image-ref.ts";
import type { KubeObject } from "../core/manifest.ts";
import { migrates, type Scene } from "../core/scene.ts";
import { workloadKind } from "../core/workload-kinds.ts";
import type { ManifestCheck } from "./contract.ts";
import { Reporter } from "./reporter.ts";

/** Item 1: the images that the nodes must be able to pull. Rules: docs/checks/pull-images.md. */
export const pullImages: ManifestCheck = {
  id: "pull-images",
  inspect(scene) {
    const report = new Reporter("pull-images");
    const named = new Set<string>();
    for (const included of scene.included) {
      const { container, image, move, workload } = included;
      if (!migrates(included)) continue;
      const needed = formatImageRef({ repository: image.repository, tag: move.target ?? "" });
      if (named.has(needed)) continue;
      named.add(needed);
      report.say("info", "IMAGE_NEEDED", workload.object, [...container.path, "image"], { params: { image: needed } });
    }
    for (const object of scene.objects) reportElsewhere(report, scene, object);
    return report.inspection;
  },
};

/** A kind we do not know may still run an included image: say so rather than pass it over. */
function reportElsewhere(report: Reporter, scene: Scene, object: KubeObject): void {
  if (workloadKind(object.ref.kind, object.apiVersion)) return;
  const walk = (value: Json, path: Path): void => {
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...path, i]));
    if (!isObject(value)) return;
    for (const [key, item] of Object.entries(value)) {
      const image = key === "image" && typeof item === "string" ? parseImageRef(item) : undefined;
      if (image && scene.includes(image)) {
        const params = { image: item as string, kind: object.ref.kind };
        report.say("info", "IMAGE_ELSEWHERE", object, [...path, key], { params });
      } else walk(item, [...path, key]);
    }
  };
  walk(object.value, []);
}
