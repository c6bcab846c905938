import { parseImageRef } from "../core/image-ref.ts";
import { knownBase, type BaseImage } from "./known-bases.ts";
import type { Expansion } from "./expand-word.ts";

/** The image at the bottom of a chain of FROM. */
export interface BaseReference {
  readonly repository: string;
  readonly image?: BaseImage;
  /** A tag of Alpine, whose account commands are busybox's. */
  readonly alpine: boolean;
}

/**
 * Reads what FROM names. A tag that only the build knows still leaves the repository known,
 * and the user too where it does not depend on the tag.
 */
export function readBase({ text, complete }: Expansion): BaseReference | undefined {
  const [, repository = "", tag, digest] = /^(.*?)(?::([^:/@]*))?(?:@(.*))?$/.exec(text) ?? [];
  if (!parseImageRef(repository)) return undefined;
  const image = knownBase(repository, complete || tag?.includes("alpine") ? tagOf(tag, digest) : undefined);
  const alpine = /(?:^|\/)(?:alpine|busybox)$/.test(repository) || (tag ?? "").includes("alpine");
  return { repository, ...(image && { image }), alpine };
}

function tagOf(tag: string | undefined, digest: string | undefined): string | undefined {
  return tag ?? (digest === undefined ? "latest" : undefined);
}
