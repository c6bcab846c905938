import type { Json, JsonObject } from "../core/json.ts";
import type { AliasNode, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { YamlSyntaxError } from "./parse-tree.ts";
import { resolvePlain } from "./resolve.ts";

/** The value and the number of nodes it stands for once aliases are written out. */
interface Read {
  readonly value: Json;
  readonly size: number;
}

/**
 * The most nodes a document may stand for. go-yaml refuses documents that consist of aliases
 * for the most part; a fixed ceiling serves the same end: no bomb reaches a loop of ours.
 */
const MAX_NODES = 2_000_000;

/**
 * The value of a document as sigs.k8s.io/yaml hands it to Kubernetes: aliases resolved,
 * merge keys applied in the order of the text (a local key *before* `<<` loses), the last of duplicate keys wins.
 * Shared nodes are shared objects: never write into the result.
 * @throws YamlSyntaxError for what that reader refuses: unknown aliases, null keys, bombs.
 */
export function valueOf(root: YamlNode | undefined): Json {
  return root ? new ValueReader().read(root).value : null;
}

class ValueReader {
  readonly #anchors = new Map<string, Read>();
  readonly #open = new Set<string>();

  read(node: YamlNode): Read {
    if (node.type === "alias") return this.#alias(node);
    if (node.anchor !== undefined) this.#open.add(node.anchor);
    const result = this.#content(node);
    if (result.size > MAX_NODES) throw new YamlSyntaxError("aliases expand to too many nodes", node.start);
    if (node.anchor !== undefined) {
      this.#open.delete(node.anchor);
      this.#anchors.set(node.anchor, result);
    }
    return result;
  }

  #content(node: Exclude<YamlNode, AliasNode>): Read {
    if (node.type === "scalar") return { value: scalarValue(node), size: 1 };
    if (node.type === "map") return this.#map(node);
    const items = node.items.map((item) => this.read(item));
    return { value: items.map((item) => item.value), size: items.reduce((sum, item) => sum + item.size, 1) };
  }

  #alias(node: AliasNode): Read {
    if (this.#open.has(node.name)) throw new YamlSyntaxError(`anchor ${node.name} contains itself`, node.start);
    const found = this.#anchors.get(node.name);
    if (!found) throw new YamlSyntaxError(`unknown anchor ${node.name}`, node.start);
    return found;
  }

  #map(node: MapNode): Read {
    const value: JsonObject = {};
    let size = 1;
    for (const entry of node.entries) {
      const item = this.read(entry.value);
      size += item.size;
      if (isMergeKey(entry.key)) mergeInto(value, mergeSource(entry.value, item.value), entry.key.start);
      else define(value, keyOf(this.read(entry.key).value, entry.key), item.value);
    }
    return { value, size };
  }
}

export function isMergeKey(key: YamlNode): boolean {
  if (key.type !== "scalar" || key.text !== "<<") return false;
  return key.tag === undefined ? key.style === "plain" : key.tag === "!!merge";
}

/** A list of maps must be written out: go-yaml refuses an alias to one. */
function mergeSource(node: YamlNode, value: Json): Json {
  return node.type === "alias" && Array.isArray(value) ? null : value;
}

function mergeInto(target: JsonObject, source: Json, offset: number): void {
  // In a list of maps the earlier one wins: go from the last to the first.
  const maps = Array.isArray(source) ? source.toReversed() : [source];
  for (const map of maps) {
    if (typeof map !== "object" || map === null || Array.isArray(map)) {
      throw new YamlSyntaxError("<< needs a mapping or a list of mappings", offset);
    }
    for (const [key, item] of Object.entries(map)) define(target, key, item);
  }
}

/** A plain assignment to `__proto__` would change the prototype instead of adding a key. */
function define(target: JsonObject, key: string, value: Json): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function keyOf(value: Json, node: YamlNode): string {
  if (value === null || typeof value === "object") throw new YamlSyntaxError("a key must be a scalar", node.start);
  // go-yaml prints float keys through 32 bits; no manifest has one, and guessing would be worse.
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new YamlSyntaxError("a key must not be a fraction", node.start);
  }
  return String(value);
}

/** The value of one scalar, tag and style considered. */
export function scalarValue(node: ScalarNode): Json {
  if (node.tag !== undefined) return taggedValue(node);
  return node.style === "plain" || node.style === "empty" ? resolvePlain(node.text) : node.text;
}

function taggedValue(node: ScalarNode): Json {
  const name = node.tag?.replace(/^!<tag:yaml\.org,2002:(.*)>$/, "!!$1");
  if (name === "!" || name === "!!str") return node.text;
  if (name === "!!null") return null;
  if (name === "!!binary") return decodeBase64(node.text);
  const value = resolvePlain(node.text);
  return name === "!!float" || name === "!!int" || name === "!!bool" || name === "!!timestamp" ? value : node.text;
}

/** Bytes that are not UTF-8 become U+FFFD, as Go's JSON encoder writes them. */
function decodeBase64(text: string): string {
  const units = atob(text.replaceAll(/\s/g, ""));
  return new TextDecoder().decode(Uint8Array.from(units, (unit) => unit.charCodeAt(0)));
}
