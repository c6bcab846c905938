import type { Path } from "../core/json.ts";
import { entryOf, type MapEntry, type MapNode, type YamlNode } from "./node.ts";
import { isMergeKey } from "./value.ts";

/** How far a path can be followed through nodes that are written where they are used. */
export interface Location {
  /** The deepest node reached. */
  readonly node: YamlNode;
  /** The entry whose value `node` is, where the last step was a key. */
  readonly entry?: MapEntry;
  /** The mapping that holds `entry`. */
  readonly map?: MapNode;
  /** Steps that could not be followed; empty when the whole path exists. */
  readonly rest: Path;
  /** Anchored nodes on the way, with the number of steps taken to each. */
  readonly anchors: readonly { readonly name: string; readonly depth: number }[];
}

/** Follows `path` from `root`; stops at aliases, at what is only merged in, and at what is missing. */
export function locate(root: YamlNode, path: Path): Location {
  let node = root;
  let entry: MapEntry | undefined;
  let map: MapNode | undefined;
  const anchors: { name: string; depth: number }[] = [];
  for (let depth = 0; ; depth++) {
    if (node.type !== "alias" && node.anchor !== undefined) anchors.push({ name: node.anchor, depth });
    const found = depth < path.length ? stepInto(node, path[depth] as string | number) : undefined;
    if (!found) {
      return { node, rest: path.slice(depth), anchors, ...(entry && { entry }), ...(map && { map }) };
    }
    node = found.node;
    entry = found.entry;
    map = found.map;
  }
}

function stepInto(node: YamlNode, step: string | number): { node: YamlNode; entry?: MapEntry; map?: MapNode } | undefined {
  if (node.type === "seq" && typeof step === "number") {
    const item = node.items[step];
    return item && { node: item };
  }
  if (node.type !== "map" || typeof step !== "string") return undefined;
  const entry = entryOf(node, step);
  return entry && { node: entry.value, entry, map: node };
}

/** Every place where an alias of `name` stands, as a path; merges count as the mapping that merges. */
export function aliasPaths(root: YamlNode, name: string): Path[] {
  const found: Path[] = [];
  const walk = (node: YamlNode, path: Path): void => {
    if (node.type === "alias") {
      if (node.name === name) found.push(path);
    } else if (node.type === "seq") node.items.forEach((item, i) => walk(item, [...path, i]));
    else if (node.type === "map") {
      for (const entry of node.entries) {
        if (entry.key.type !== "scalar") continue;
        walk(entry.value, isMergeKey(entry.key) ? path : [...path, entry.key.text]);
      }
    }
  };
  walk(root, []);
  return found;
}
