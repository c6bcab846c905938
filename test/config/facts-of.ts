import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectFacts } from "../../src/config/index.ts";

/** All that a folder holds, as `init` would hand it over. */
export function factsOf(folder: string): ProjectFacts {
  const files = (glob: string) =>
    globSync(glob, { cwd: folder })
      .toSorted()
      .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  const isCompose = (path: string) => /(^|\/)(docker-)?compose[^/]*\.ya?ml$/.test(path);
  const yaml = files("**/*.{yml,yaml}");
  return {
    composeFiles: yaml.filter(({ path }) => isCompose(path)),
    manifests: yaml.filter(({ path }) => !isCompose(path)),
    dockerfiles: globSync("**/Dockerfile*", { cwd: folder }),
  };
}
