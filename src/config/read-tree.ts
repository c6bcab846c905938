import type { Json, JsonObject } from "../core/json.ts";
import { keyText, type AliasNode, type MapEntry, type MapNode, type YamlNode } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import type { ConfigProblemKind } from "./config-problem.ts";
import { expectedOf, type ScalarType } from "./field.ts";
import { FIELDS } from "./fields.ts";
import { judgeValue } from "./judge-value.ts";
import { nearest } from "./nearest.ts";
import { below, CONFIG_SHAPE, type Shape } from "./shape.ts";
import { targetsOf } from "./targets.ts";

export interface TreeProblem {
  readonly kind: ConfigProblemKind;
  readonly offset: number;
  readonly key: string;
  readonly expected: string;
  readonly suggestion?: string;
}

/** Judges a document against the table of fields; the value holds only what was right, without the head. */
export function readTree(root: YamlNode, report: (problem: TreeProblem) => void) {
  const reader = new TreeReader(root, report);
  const value = reader.mapping(root, CONFIG_SHAPE, "") ?? {};
  for (const key of ["apiVersion", "kind"]) {
    delete value[key];
    reader.offsets.delete(key);
  }
  return { value, offsets: reader.offsets };
}

class TreeReader {
  /** Of each scalar, and of the key of each collection, by dotted path. */
  readonly offsets = new Map<string, number>();
  readonly #report: (problem: TreeProblem) => void;
  readonly #targets: ReadonlyMap<AliasNode, YamlNode>;

  constructor(root: YamlNode, report: (problem: TreeProblem) => void) {
    this.#report = report;
    this.#targets = targetsOf(root);
  }

  mapping(node: YamlNode, shape: Shape, at: string): JsonObject | undefined {
    const map = this.#follow(node);
    if (map.type === "scalar" && scalarValue(map) === null && at !== "") return undefined;
    if (map.type !== "map") return this.#refuse("wrong-type", node, at, expectedOf({ is: "mapping" }));
    const value: JsonObject = {};
    const seen = new Set<string>();
    for (const entry of map.entries) {
      const name = keyText(entry) ?? "";
      const child = shape.children.get(name);
      const path = below(at, name);
      if (seen.has(name)) this.#refuse("duplicate-key", entry.key, path, "each key once");
      else if (!child) this.#unknown(entry.key, name, shape, at);
      else define(value, name, this.#value(entry, child, path));
      seen.add(name);
    }
    this.#missing(map, shape, at, seen);
    return value;
  }

  #value({ key, value: node }: MapEntry, shape: Shape, at: string): Json | undefined {
    // A block collection begins on the line below its key: people look for the key.
    this.offsets.set(at, node.type === "scalar" ? node.start : key.start);
    const { type } = shape.field;
    if (type.is === "mapping") return this.mapping(node, shape, at);
    if (type.is === "mappings") return this.#services(node, shape, at);
    if (type.is !== "texts") return this.#scalar(node, type, at);
    const { format } = type;
    return this.#list(node, shape, at)?.map(
      (item, i) => this.#scalar(item, { is: "text", format }, `${at}[${i}]`) ?? null,
    );
  }

  #list(node: YamlNode, shape: Shape, at: string): readonly YamlNode[] | undefined {
    const list = this.#follow(node);
    if (list.type === "seq") return list.items;
    return this.#refuse("wrong-type", node, at, expectedOf(shape.field.type));
  }

  #services(node: YamlNode, shape: Shape, at: string): Json[] | undefined {
    const names = new Set<Json>();
    return this.#list(node, shape, at)?.map((item, i) => {
      const path = `${at}[${i}]`;
      this.offsets.set(path, item.start);
      const isNull = item.type === "scalar" && scalarValue(item) === null;
      if (isNull) this.#refuse("wrong-type", item, path, expectedOf({ is: "mapping" }));
      const service = this.mapping(item, shape, path);
      const name = service?.["name"];
      if (name !== undefined && names.has(name))
        this.#refuse("duplicate-service", item, below(path, "name"), "each name once");
      if (name !== undefined) names.add(name);
      return service ?? null;
    });
  }

  #scalar(node: YamlNode, type: ScalarType, at: string): Json | undefined {
    this.offsets.set(at, node.start);
    const scalar = this.#follow(node);
    if (scalar.type !== "scalar") return this.#refuse("wrong-type", node, at, expectedOf(type));
    const value = scalarValue(scalar);
    const objection = judgeValue(type, value, scalar.text);
    if (!objection) return value;
    return this.#refuse(objection.kind, node, at, objection.expected, objection.suggestion);
  }

  #unknown(key: YamlNode, name: string, shape: Shape, at: string): void {
    const known = [...shape.children.keys()];
    // A key that exists elsewhere was written at the wrong depth.
    const elsewhere = FIELDS.find(({ path }) => path.split(".").at(-1) === name)?.path;
    this.#refuse("unknown-key", key, below(at, name), known.join(", "), nearest(name, known) ?? elsewhere);
  }

  #missing(map: MapNode, shape: Shape, at: string, seen: ReadonlySet<string>): void {
    const missing = [...shape.children.values()].filter(({ key, field }) => field.required && !seen.has(key));
    if (missing.length === 0) return;
    if (at === "") this.#refuse("missing-header", map, "", "");
    else for (const { key, field } of missing) this.#refuse("missing-key", map, below(at, key), expectedOf(field.type));
  }

  #follow(node: YamlNode): Exclude<YamlNode, AliasNode> {
    let here = node;
    while (here.type === "alias") here = this.#targets.get(here) as YamlNode;
    return here;
  }

  #refuse(kind: ConfigProblemKind, { start }: YamlNode, key: string, expected: string, suggestion?: string): undefined {
    this.#report({ kind, offset: start, key, expected, ...(suggestion !== undefined && { suggestion }) });
  }
}

function define(target: JsonObject, key: string, value: Json | undefined): void {
  if (value !== undefined) target[key] = value;
}
