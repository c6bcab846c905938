import { parseAllDocuments } from "yaml";
import { applyChange } from "../core/apply-change.ts";
import { sameJson, type Json } from "../core/json.ts";
import { spliceText, type Splice } from "../core/edit.ts";
import { parseTree, readableText } from "./parse-tree.ts";
import { maskActions } from "./template.ts";
import type { RootedChange } from "./realise.ts";
import { valueOf } from "./value.ts";

/** What is known of a document before it is edited. */
export interface Provable {
  readonly text: string;
  readonly value: Json;
  readonly templated: boolean;
}

/**
 * Whether the edited text means exactly the original with the changes applied, to two parsers
 * that share no code. Undefined when it does, else what disagrees.
 */
export function disproof(
  document: Provable,
  changes: readonly RootedChange[],
  splices: readonly Splice[],
): string | undefined {
  const edited = spliceText(document.text, splices);
  const apply = (value: Json): Json => changes.reduce(applyChange, value);
  try {
    const intended = apply(document.value);
    const after = valueOf(parseTree(document.templated ? maskActions(edited) : edited));
    if (!sameJson(after, intended)) return "the edited text does not mean what was intended";
    const second = secondOpinion(edited);
    if (sameJson(second, intended)) return undefined;
    // The two parsers differ on a few scalars (`0o644`, `1:30`): then the second is held to its own reading.
    if (!sameJson(second, apply(secondOpinion(document.text))))
      return "a second parser reads the edited text differently";
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
  return undefined;
}

const SECOND_READING = {
  version: "1.1",
  merge: true,
  uniqueKeys: false,
  logLevel: "silent",
  prettyErrors: false,
} as const;

/**
 * The package `yaml`, reading YAML 1.1 with merge keys; duplicate keys are the original's affair.
 * Shallow lines of brackets, which it refuses and Kubernetes reads, are joined as our own reader joins them.
 */
export function secondOpinion(text: string): Json {
  try {
    return readBySecond(text);
  } catch (error) {
    const joined = readableText(text);
    if (joined === text) throw error;
    return readBySecond(joined);
  }
}

function readBySecond(text: string): Json {
  const documents = parseAllDocuments(text, SECOND_READING);
  if (!Array.isArray(documents)) return null;
  const values = documents.map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: 100_000 }) as Json;
  });
  return values[0] ?? null;
}
