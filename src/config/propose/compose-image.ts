import { parseImageRef } from "../../core/image-ref.ts";
import type { Json } from "../../core/json.ts";

/** The repository of a Compose service's `image`, its variables replaced by their defaults. */
export function composeRepository(image: Json | undefined): string | undefined {
  if (typeof image !== "string") return undefined;
  const filled = image.replaceAll(/\$\{\w+:?-([^{}$]*)\}/g, "$1");
  // A tag that only the environment knows does not matter, a repository does.
  const untagged = filled.replace(/[:@][^/]*\$[^/]*$/, "");
  return parseImageRef(untagged)?.repository;
}
