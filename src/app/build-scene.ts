import type { Config, UserIds } from "../core/config.ts";
import { parseImageRef } from "../core/image-ref.ts";
import { compileInclude, type Include } from "../core/include.ts";
import type { Container, KubeObject, Workload } from "../core/manifest.ts";
import type { IncludedContainer, Scene, UnreadableImage } from "../core/scene.ts";
import { classifyTag } from "../core/tags.ts";
import { workloadOf } from "../core/workload.ts";
import { unmask } from "../core/mask.ts";

/** Puts everything the checks may look at in one place. Pure but for what `dockerfile` reads. */
export function buildScene(
  objects: readonly KubeObject[],
  config: Config,
  dockerfile: Scene["dockerfile"],
  answeredUsers: ReadonlyMap<string, UserIds> = new Map(),
  isPatch: (file: string) => boolean = () => false,
): Scene {
  const includes = compileInclude(config.images.include);
  const workloads = objects.map(workloadOf).filter((workload) => workload !== undefined);
  const containers = workloads.flatMap((workload) => workload.containers.map((container) => ({ workload, container })));
  const included: IncludedContainer[] = [];
  const unreadableImages: UnreadableImage[] = [];
  for (const { workload, container } of containers) {
    if (container.image === undefined) continue;
    const image = parseImageRef(container.image);
    const unreadable = image ? undefined : unreadableImage(workload, container, container.image, includes);
    if (unreadable) unreadableImages.push(unreadable);
    if (image && includes(image))
      included.push({ workload, container, image, move: classifyTag(image.tag, config.tags) });
  }
  const whole = included.filter(({ workload }) => !isPatch(workload.object.ref.file));
  const includedByWorkload = Map.groupBy(whole, ({ workload }) => workload);
  const services = objects.filter(({ ref }) => ref.kind === "Service");
  const common = { config, objects, workloads, services, includes, answeredUsers, dockerfile };
  return { ...common, included, includedByWorkload, unreadableImages };
}

/** A reference no pattern can be asked about; templates are named always, nonsense only where it would migrate. */
function unreadableImage(
  workload: Workload,
  container: Container,
  text: string,
  includes: Include,
): UnreadableImage | undefined {
  const repository = text.replace(/[:@][^/]*$/, "");
  const image = unmask(text);
  const templated = image !== text || text.includes("{{");
  if (text === "" || (!templated && !includes({ repository, canonical: repository }))) return undefined;
  return { workload, container: { ...container, image }, templated };
}
