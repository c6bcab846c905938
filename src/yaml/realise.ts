import type { Change } from "../core/change.ts";
import { mergeJson } from "../core/apply-change.ts";
import { at, isObject, type Json, type Path } from "../core/json.ts";
import type { Splice } from "../core/edit.ts";
import { insertEntry, type Placement, type Sheet } from "./insert.ts";
import { locate, mergesKey } from "./locate.ts";
import { keyText, type MapNode, type YamlNode } from "./node.ts";
import { RefusedChange } from "./refusal.ts";
import { fillEmpty, replaceByFlow, replaceEntry, replaceScalar } from "./write-value.ts";
import { isMergeKey, scalarValue } from "./value.ts";

/** A document ready to be edited. */
export interface EditableDocument extends Sheet {
  readonly root: YamlNode;
  readonly value: Json;
}

/** A change whose path counts from the document's root. */
export type RootedChange = Pick<Change, "action" | "path" | "value" | "key" | "after" | "before">;

/**
 * The splices (in units of the document's text) that write one change.
 * @throws RefusedChange where that would need more than the change says.
 */
export function realise(document: EditableDocument, change: RootedChange): Splice[] {
  if (change.action === "set") return setAt(document, change.path, change.value, change);
  const { node, entry, map, rest } = locate(document.root, change.path);
  if (rest.length > 0 || !entry || !map) throw new RefusedChange("ALIAS_SHARED", node.start);
  // Another entry of that name, or one that is merged in, would come back to life.
  const name = keyText(entry);
  const twins = map.entries.filter((other) => keyText(other) === name);
  if (twins.length > 1 || mergesKey(document.root, map, name))
    throw new RefusedChange("DUPLICATE_KEY", entry.key.start);
  return replaceEntry(document, map, entry, change.key as string, change.value);
}

function setAt(document: EditableDocument, path: Path, value: Json, placement: Placement): Splice[] {
  const { node, entry, map, rest } = locate(document.root, path);
  if (rest.length > 0) return addBelow(document, path.slice(0, path.length - rest.length), rest, value, placement);
  if (isObject(value)) {
    if (node.type === "map" && node.entries.length > 0) {
      return Object.entries(value).flatMap(([key, item]) => setAt(document, [...path, key], item, {}));
    }
    if (isEmpty(node) && entry && map) return fillEmpty(document, entry, map, value);
    throw new RefusedChange(node.type === "alias" ? "ALIAS_SHARED" : "NOT_A_MAPPING", node.start);
  }
  if (Array.isArray(value) && isEmptyList(node)) return [replaceByFlow(document, node, value)];
  return [replaceScalar(document, node, value)];
}

function isEmpty(node: YamlNode): boolean {
  if (node.type === "map") return node.entries.length === 0;
  return node.type === "scalar" && scalarValue(node) === null;
}

function isEmptyList(node: YamlNode): boolean {
  return isEmpty(node) || (node.type === "seq" && node.items.length === 0);
}

/** Makes the first missing key of a path, with everything under it. */
function addBelow(document: EditableDocument, parent: Path, rest: Path, value: Json, placement: Placement): Splice[] {
  const { node, entry, map } = locate(document.root, parent);
  const [key, ...deeper] = rest as [string | number, ...Path];
  if (typeof key === "number") throw new RefusedChange("ALIAS_SHARED", node.start);
  const nested = deeper.reduceRight<Json>((inner, step) => ({ [step]: inner }), value);
  if (isEmpty(node) && entry && map) return fillEmpty(document, entry, map, { [key]: nested });
  if (node.type !== "map")
    throw new RefusedChange(node.type === "alias" ? "ALIAS_SHARED" : "NOT_A_MAPPING", node.start);
  // A key that comes from a merge is written out here with its merged value; it must stand behind `<<`.
  const inherited = at(document.value, [...parent, key]);
  const whole = inherited === undefined ? nested : mergeJson(inherited, nested);
  return [insertEntry(document, node, key, whole, safePlacement(node, placement))];
}

/** Where a merge key stands, nothing may be placed ahead of it: the merged value would win. */
function safePlacement(map: MapNode, { after = [], before = [] }: Placement): Placement {
  const merge = map.entries.findLastIndex((entry) => isMergeKey(entry.key));
  if (merge < 0) return { after, before };
  const behind = (name: string): boolean => map.entries.findLastIndex((entry) => keyText(entry) === name) > merge;
  return { after: after.filter(behind) };
}
