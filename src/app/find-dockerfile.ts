import { dirname, join, resolve } from "node:path";
import { parseImageRef } from "../core/image-ref.ts";
import type { Config } from "../core/config.ts";
import type { DockerfileFacts } from "../core/dockerfile-facts.ts";
import type { Scene } from "../core/scene.ts";
import { dockerfileFacts } from "../dockerfile/dockerfile-facts.ts";

/** Reads a small text file; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;

/**
 * Finds a service's Dockerfile from the manifest's folder upwards, then in `base` (the folder of the
 * configuration): manifests and Dockerfiles of one project lie in one tree.
 */
export function dockerfileFinder(config: Config, base: string, readText: ReadText): Scene["dockerfile"] {
  const services = new Map(config.services.map((service) => [parseImageRef(service.image)?.canonical, service]));
  const known = new Map<string, DockerfileFacts | undefined>();
  const at = (path: string): DockerfileFacts | undefined => {
    if (!known.has(path)) {
      const text = readText(path);
      known.set(path, text === undefined ? undefined : dockerfileFacts(path, text));
    }
    return known.get(path);
  };
  return ({ image, workload }, family) => {
    const relative = services.get(image.canonical)?.dockerfiles?.[family];
    if (relative === undefined) return undefined;
    const { file } = workload.object.ref;
    for (const folder of foldersAbove(file === "-" ? "." : dirname(file))) {
      const found = at(join(folder, relative));
      if (found) return found;
    }
    return at(join(base, relative));
  };
}

/** The folder and all above it; relative as long as the name allows, so that people recognise it. */
function foldersAbove(folder: string): string[] {
  const folders: string[] = [];
  let here = folder;
  while (dirname(here) !== here) {
    folders.push(here);
    here = dirname(here);
  }
  folders.push(here);
  if (here !== ".") return folders;
  for (let above = dirname(resolve(here)); ; above = dirname(above)) {
    folders.push(above);
    if (dirname(above) === above) return folders;
  }
}
