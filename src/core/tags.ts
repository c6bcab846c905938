import { escapeRegExp } from "./escape-regexp.ts";
import type { TagConfig } from "./config.ts";

/** Which family a tag belongs to. `foreign` tags say nothing about how the image was built. */
export type TagFamily = "compose" | "kubernetes" | "foreign";

export interface TagMove {
  readonly family: TagFamily;
  /** The tag of the Kubernetes image: the new one for `compose`, the same for `kubernetes`. */
  readonly target?: string;
  /** Whether the target moves with every build, so that nodes must ask the registry each time. */
  readonly floating: boolean;
}

const SHA = "[0-9a-f]{7,64}";

/** Reads a tag by the configured families; no tag at all counts as `latest`. */
export function classifyTag(tag: string | undefined, tags: TagConfig): TagMove {
  const text = tag ?? "latest";
  const { floating, pinned } = tags.kubernetes;
  if (text === floating) return { family: "kubernetes", target: text, floating: true };
  for (const pattern of tags.compose) {
    const sha = matchTag(pattern, text);
    if (sha === undefined) continue;
    if (sha === "") return { family: "compose", target: floating, floating: true };
    return { family: "compose", target: pinned.replace("{sha}", sha), floating: false };
  }
  if (matchTag(pinned, text)) return { family: "kubernetes", target: text, floating: false };
  return { family: "foreign", floating: false };
}

/** The sha that stands at `{sha}`, the empty string for an exact match without one, else undefined. */
function matchTag(pattern: string, tag: string): string | undefined {
  if (!pattern.includes("{sha}")) return pattern === tag ? "" : undefined;
  const source = pattern
    .split("{sha}")
    .map((part) => escapeRegExp(part))
    .join(`(${SHA})`);
  return new RegExp(`^${source}$`).exec(tag)?.[1];
}
