import { patchProbes } from "./manual-healthcheck.ts";
import { patchImages } from "./image-tag.ts";
import type { Plain } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import { patchDrain } from "./rolling-update.ts";
import { routesOf } from "./routes.ts";
import { patchSecurity } from "./security-context.ts";
import { patchGrace } from "./termination-grace.ts";
import { objectsOf, workloadOf, type Workload } from "./workloads.ts";

/**
 * What the edits of items 2 to 6 mean, on plain objects; written from docs/checks alone.
 * @param documents of all files that are planned together: their Services lead to one another's pods
 * @returns new documents, in the same order
 */
export function referencePatch(documents: readonly Plain[], config: ReferenceConfig): Plain[] {
  const patched = structuredClone(documents) as Plain[];
  const objects = patched.flatMap(objectsOf);
  const routes = routesOf(objects);
  for (const object of objects) {
    const workload = workloadOf(object, config);
    if (!workload) continue;
    patchSecurity(workload, config);
    patchProbes(workload, routes, config);
    patchDrain(workload, routes, config);
    patchGrace(workload, config);
    patchImages(workload, config);
  }
  return patched;
}

/** Of a Helm template only literal image tags are edited. */
export function referenceTags(documents: readonly Plain[], config: ReferenceConfig): Plain[] {
  const patched = structuredClone(documents) as Plain[];
  for (const object of patched.flatMap(objectsOf)) {
    const workload = workloadOf(object, config);
    if (workload) patchTags(workload, config);
  }
  return patched;
}

function patchTags(workload: Workload, config: ReferenceConfig): void {
  const policies = workload.containers.map(({ fields }) => fields["imagePullPolicy"]);
  patchImages(workload, config);
  workload.containers.forEach(({ fields }, i) => {
    const policy = policies[i];
    if (policy === undefined) delete fields["imagePullPolicy"];
    else fields["imagePullPolicy"] = policy;
  });
}
