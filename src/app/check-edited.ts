import type { Edit } from "../core/edit.ts";
import { spliceBytes } from "../core/journal.ts";
import { sameJson } from "../core/json.ts";
import { keyText, type YamlNode } from "../yaml/node.ts";
import { secondOpinion } from "../yaml/prove.ts";
import { readManifest, type ManifestFile } from "../yaml/read-manifest.ts";
import type { Source } from "./source-filter.ts";

export type EditedProblem =
  /** `reason` is the parser's own. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** The readers of Kubernetes refuse a key that stands twice, or believe only the last. */
  | { readonly kind: "duplicate"; readonly key: string }
  | { readonly kind: "objects" };

/**
 * Whether text that a person typed leaves the file readable by both parsers, with the same objects in it.
 * Undefined when it does, else what is wrong. What the text *means* is the person's own affair.
 */
export function problemOfEdited(source: Source, edits: readonly Edit[]): EditedProblem | undefined {
  const before = readAll(source, source.bytes);
  const after = readAll(source, spliceBytes(source.bytes, edits));
  const known = new Set(before.problems.map(({ reason }) => reason));
  const problem = after.problems.find(({ reason }) => !known.has(reason));
  if (problem) return { kind: "unreadable", reason: firstLine(problem.reason) };
  if (!sameJson(namesOf(before), namesOf(after))) return { kind: "objects" };
  const duplicate = newDuplicate(duplicatesOf(before), duplicatesOf(after));
  if (duplicate !== undefined) return { kind: "duplicate", key: duplicate };
  try {
    const unchanged = new Set(before.documents.map(({ text }) => text));
    for (const { templated, text } of after.documents) if (!templated && !unchanged.has(text)) secondOpinion(text);
  } catch (error) {
    return { kind: "unreadable", reason: firstLine(error instanceof Error ? error.message : String(error)) };
  }
  return undefined;
}

function readAll({ path }: Source, bytes: Uint8Array): ManifestFile {
  return readManifest(path, Buffer.from(bytes).toString("utf8"), () => true);
}

function namesOf({ objects }: ManifestFile): string[][] {
  return objects.map(({ ref }) => [ref.kind, ref.namespace ?? "", ref.name]);
}

/** A key that stands twice in one mapping more often than it did: the file's own duplicates are not judged. */
function newDuplicate(before: readonly string[], after: readonly string[]): string | undefined {
  const count = (keys: readonly string[], key: string): number => keys.filter((other) => other === key).length;
  return after.find((key) => count(after, key) > count(before, key));
}

function duplicatesOf({ documents }: ManifestFile): string[] {
  return documents.flatMap(({ root }) => duplicateKeys(root));
}

function duplicateKeys(node: YamlNode): string[] {
  if (node.type === "seq") return node.items.flatMap(duplicateKeys);
  if (node.type !== "map") return [];
  const keys = node.entries.flatMap((entry) => keyText(entry) ?? []);
  const twice = keys.length === new Set(keys).size ? [] : keys.filter((key, i) => keys.indexOf(key) !== i);
  return [...twice, ...node.entries.flatMap(({ value }) => duplicateKeys(value))];
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? "";
}
