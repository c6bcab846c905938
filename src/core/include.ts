import { escapeRegExp } from "./escape-regexp.ts";
import type { ImageRef } from "./image-ref.ts";

/** Decides whether a repository migrates. */
export type Include = (image: Pick<ImageRef, "repository" | "canonical">) => boolean;

/**
 * Globs over repositories: `*` is one path segment or a part of it, `**` is anything.
 * A glob may be written as the manifest writes the image or in its canonical form.
 */
export function compileInclude(globs: readonly string[]): Include {
  const patterns = globs.map(toPattern);
  return ({ repository, canonical }) => patterns.some((pattern) => pattern.test(repository) || pattern.test(canonical));
}

function toPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*|\?)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part === "?" ? "[^/]" : escapeRegExp(part)))
    .join("");
  return new RegExp(`^${source}$`);
}

/**
 * A text that must stand in any file holding an included image, or undefined when there is none:
 * a file without it need not be parsed. Registries are the only part that cannot be abbreviated.
 */
export function literalNeedles(globs: readonly string[]): readonly string[] | undefined {
  const needles = globs.map((glob) => glob.split("/")[0] ?? "");
  const certain = needles.every((host) => /[.:]/.test(host) && !/[*?]/.test(host) && host !== "docker.io");
  return certain && needles.length > 0 ? [...new Set(needles)] : undefined;
}
