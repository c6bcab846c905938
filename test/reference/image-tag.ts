import { counterpart, hasFloatingTag } from "./images.ts";
import { setMissing } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import type { Workload } from "./workloads.ts";

/** Item 2. */
export function patchImages({ containers }: Workload, config: ReferenceConfig): void {
  for (const { fields, image, family, migrates } of containers) {
    if (!migrates) continue;
    const next = family === "compose" ? counterpart(image, config) : image;
    fields["image"] = next;
    if (hasFloatingTag(next, config)) setMissing(fields, "imagePullPolicy", "Always");
  }
}
