/**
 * A YAML document as a tree that knows where every token stands.
 * Offsets are UTF-16 units of the text that was parsed; `end` is exclusive.
 */
export type YamlNode = ScalarNode | MapNode | SeqNode | AliasNode;

interface Place {
  /** First unit of the node's own text: quote, bracket, indicator or first key; properties excluded. */
  readonly start: number;
  /** One past its last unit; for block collections the end of their last token. */
  end: number;
  /** First unit including anchor and tag. */
  readonly outerStart: number;
  readonly anchor?: string;
  readonly tag?: string;
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded" | "empty";

export interface ScalarNode extends Place {
  readonly type: "scalar";
  readonly style: ScalarStyle;
  /** Content without quotes or block header. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly text: string;
}

export interface MapEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** Offset of the colon, or -1 where there is none (`{a}`) or the key is explicit (`? a`). */
  readonly colon: number;
}

export interface MapNode extends Place {
  readonly type: "map";
  readonly flow: boolean;
  readonly entries: MapEntry[];
}

export interface SeqNode extends Place {
  readonly type: "seq";
  readonly flow: boolean;
  readonly items: YamlNode[];
}

export interface AliasNode extends Place {
  readonly type: "alias";
  readonly name: string;
}

/** The text of a key, or undefined for keys that are not scalars. */
export function keyText(entry: MapEntry): string | undefined {
  return entry.key.type === "scalar" ? entry.key.text : undefined;
}

/** The last entry of that name: with duplicate keys the last one wins, as in the reader of Kubernetes. */
export function entryOf(map: MapNode, name: string): MapEntry | undefined {
  for (let i = map.entries.length - 1; i >= 0; i--) {
    const entry = map.entries[i];
    if (entry && keyText(entry) === name) return entry;
  }
  return undefined;
}
