import type { Path } from "../core/json.ts";
import { entryOf, keyText, type MapEntry, type MapNode, type YamlNode } from "./node.ts";
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

function stepInto(
  node: YamlNode,
  step: string | number,
): { node: YamlNode; entry?: MapEntry; map?: MapNode } | undefined {
  if (node.type === "seq" && typeof step === "number") {
    const item = node.items[step];
    return item && { node: item };
  }
  if (node.type !== "map" || typeof step !== "string") return undefined;
  const entry = entryOf(node, step);
  return entry && { node: entry.value, entry, map: node };
}

/** A place where an alias stands. */
export interface AliasUse {
  /** The place; for `<<: *alias` that of the mapping that merges. */
  readonly path: Path;
  /** Keys written behind `<<` in that mapping: they win over merged ones. */
  readonly overrides: ReadonlySet<string>;
}

export function aliasUses(root: YamlNode, name: string): AliasUse[] {
  const found: AliasUse[] = [];
  const walk = (node: YamlNode, path: Path, overrides: ReadonlySet<string>): void => {
    if (node.type === "alias") {
      if (node.name === name) found.push({ path, overrides });
    } else if (node.type === "seq") {
      // `<<: [*a, *b]` merges into the mapping itself; any other list has members of its own.
      node.items.forEach((item, i) => walk(item, overrides === NONE ? [...path, i] : path, overrides));
    } else if (node.type === "map") {
      node.entries.forEach((entry, i) => {
        if (isMergeKey(entry.key)) walk(entry.value, path, keysFrom(node, i + 1));
        else if (entry.key.type === "scalar") walk(entry.value, [...path, entry.key.text], NONE);
      });
    }
  };
  walk(root, [], NONE);
  return found;
}

const NONE: ReadonlySet<string> = new Set();

function keysFrom(map: MapNode, from: number): ReadonlySet<string> {
  return new Set(map.entries.slice(from).flatMap((entry) => keyText(entry) ?? []));
}

/** Whether `<<` brings a key of that name into a mapping. */
export function mergesKey(root: YamlNode, map: MapNode, name: string | undefined): boolean {
  const sources = map.entries.filter((entry) => isMergeKey(entry.key)).map((entry) => entry.value);
  return sources
    .flatMap((source) => (source.type === "seq" ? source.items : [source]))
    .some((source) => {
      const merged = source.type === "alias" ? anchored(root, source.name) : source;
      if (merged?.type !== "map") return false;
      return merged.entries.some((entry) => keyText(entry) === name) || mergesKey(root, merged, name);
    });
}

/** The node that carries an anchor; the last one where a name is used again. */
function anchored(node: YamlNode, name: string): YamlNode | undefined {
  if (node.type === "alias") return undefined;
  const below = node.type === "seq" ? node.items : node.type === "map" ? node.entries.map(({ value }) => value) : [];
  const deeper = below.map((child) => anchored(child, name)).findLast((found) => found !== undefined);
  return deeper ?? (node.anchor === name ? node : undefined);
}
