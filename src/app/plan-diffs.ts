import { createTwoFilesPatch } from "diff";
import type { Edit } from "../core/edit.ts";
import { maskSecrets } from "../yaml/secret-ranges.ts";
import type { Source } from "./source-filter.ts";
import { spliceBytes } from "../core/journal.ts";

export interface FileDiff {
  readonly path: string;
  readonly diff: string;
}

/** Lines of context around a change, as diff -u has them. */
const CONTEXT = 3;

/** A unified diff for each file that the edits change; what is secret is masked on both sides. */
export function diffsOf(sources: readonly Source[], edits: readonly Edit[]): FileDiff[] {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return sources.flatMap(({ path, bytes }) => {
    const own = byFile.get(path);
    if (!own) return [];
    const before = maskSecrets(Buffer.from(bytes).toString("utf8"));
    const after = maskSecrets(Buffer.from(spliceBytes(bytes, own)).toString("utf8"));
    const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: CONTEXT });
    // The first two lines are an index header that neither diff -u nor git write.
    return [{ path, diff: patch.slice(patch.indexOf("--- ")) }];
  });
}
