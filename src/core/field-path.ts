import type { Path } from "./json.ts";

/** A path as people write it: `spec.template.spec.containers[0].image`. */
export function fieldPath(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}
