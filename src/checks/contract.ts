import type { Change } from "../core/change.ts";
import type { Finding } from "../core/finding.ts";
import type { CheckId } from "../core/items.ts";
import type { Scene } from "../core/scene.ts";

/** What a check makes of a scene: words for people and changes for the manifests. */
export interface Inspection {
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
}

/** One item of the Migration Checklist, offline. Pure: the same scene gives the same inspection. */
export interface ManifestCheck {
  readonly id: CheckId;
  inspect(scene: Scene): Inspection;
}
