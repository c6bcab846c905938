import { basename, dirname, join, normalize } from "node:path";
import { arrayAt, stringAt, type Json } from "../core/json.ts";
import { parseTree, YamlSyntaxError } from "../yaml/parse-tree.ts";
import { valueOf } from "../yaml/value.ts";
import { decodeText } from "./decode-text.ts";
import type { Source } from "./source-filter.ts";

/**
 * Paths of files that a kustomization among the sources applies as patches. Such a file holds a part of an object:
 * what is missing from it may stand in the object it patches, and writing it here would override that.
 */
export function kustomizePatches(sources: readonly Source[]): ReadonlySet<string> {
  const kustomizations = sources.filter(({ path }) => /^kustomization(\.ya?ml)?$/i.test(basename(path)));
  return new Set(kustomizations.flatMap((source) => patchPaths(source)));
}

function patchPaths(source: Source): string[] {
  const value = read(source);
  const named = [...arrayAt(value, ["patches"]), ...arrayAt(value, ["patchesJson6902"])].map((patch) =>
    stringAt(patch, ["path"]),
  );
  const merged = arrayAt(value, ["patchesStrategicMerge"]).map((patch) => stringAt(patch, []));
  const paths = [...named, ...merged].filter((path) => path !== undefined && !path.includes("\n"));
  return paths.map((path) => join(dirname(source.path), path as string));
}

function read(source: Source): Json {
  const decoded = decodeText(source);
  if (!("text" in decoded)) return null;
  try {
    return valueOf(parseTree(decoded.text));
  } catch (error) {
    if (error instanceof YamlSyntaxError) return null;
    throw error;
  }
}

export function isPatch(patches: ReadonlySet<string>, file: string): boolean {
  return patches.has(normalize(file));
}
