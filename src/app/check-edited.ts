import { sameJson } from "../core/json.ts";
import type { Edit } from "../core/edit.ts";
import { spliceBytes } from "../core/journal.ts";
import { secondOpinion } from "../yaml/prove.ts";
import { readManifest } from "../yaml/read-manifest.ts";
import type { Source } from "./source-filter.ts";

export type EditedProblem =
  /** `reason` is the parser's own. */
  { readonly kind: "unreadable"; readonly reason: string } | { readonly kind: "objects" };

/**
 * Whether text that a person typed leaves the file readable by both parsers, with the same objects in it.
 * Undefined when it does, else what is wrong. What the text *means* is the person's own affair.
 */
export function problemOfEdited(source: Source, edits: readonly Edit[]): EditedProblem | undefined {
  const before = readManifest(source.path, text(source.bytes), () => true);
  const after = readManifest(source.path, text(spliceBytes(source.bytes, edits)), () => true);
  const [problem] = after.problems.filter(({ reason }) => !before.problems.some((other) => other.reason === reason));
  if (problem) return { kind: "unreadable", reason: firstLine(problem.reason) };
  const names = (file: typeof before) => file.objects.map(({ ref }) => [ref.kind, ref.namespace ?? "", ref.name]);
  if (!sameJson(names(before), names(after))) return { kind: "objects" };
  try {
    for (const document of after.documents) if (!document.templated) secondOpinion(document.text);
  } catch (error) {
    return { kind: "unreadable", reason: firstLine(error instanceof Error ? error.message : String(error)) };
  }
  return undefined;
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? "";
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
