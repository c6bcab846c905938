import { isMap, type Plain, type PlainMap } from "../reference/plain.ts";
import { entriesOf, inline, isEmpty, isScalar, keyText, multiline, type Context } from "./emit-flow.ts";
import { scalar } from "./emit-scalar.ts";

/** A mapping in block style, its keys at `column`. */
export function blockMap(map: PlainMap, column: number, context: Context): void {
  const { anchors, lines, dice, style } = context;
  const pad = " ".repeat(column);
  const merged = anchors.merge(map);
  if (merged) lines.entry(`${pad}<<: *${merged.name}`, column);
  const entries = merged ? merged.rest : entriesOf(map, context);
  for (const [key, value] of entries) {
    const prefix = `${pad}${keyText(key, context)}:`;
    if (dice.chance(style.duplicates)) lines.entry(`${prefix} ${dice.pick(["overridden", "{}", "null", "0"])}`, column);
    entry(prefix, value, { column, item: false }, context);
  }
}

interface Place {
  /** Column of the key or the dash. */
  readonly column: number;
  readonly item: boolean;
}

function entry(prefix: string, value: Plain, place: Place, context: Context): void {
  const { anchors, lines, style, dice } = context;
  const use = anchors.use(value);
  if ("alias" in use) return lines.entry(`${prefix} *${use.alias}`, place.column);
  const { anchor } = use;
  const start = anchor === undefined ? prefix : `${prefix} &${anchor}`;
  if (isScalar(value))
    lines.entry(start, place.column, scalar(value, { flow: false, column: place.column + style.indent }, style, dice));
  else if (isEmpty(value)) lines.entry(`${start} ${Array.isArray(value) ? "[]" : "{}"}`, place.column);
  else if (dice.chance(style.flow)) flow(start, value, place.column, context);
  else if (place.item && anchor === undefined && dice.chance(90)) compact(prefix, value, place.column, context);
  else {
    lines.entry(start, place.column);
    below(value, place, context);
  }
  if (anchor !== undefined) anchors.written(value, anchor);
}

/** Flow style inside a block: every line of it must be deeper than the key. */
function flow(prefix: string, value: Plain[] | PlainMap, column: number, context: Context): void {
  if (context.dice.chance(60)) context.lines.entry(`${prefix} ${bracketed(value, context)}`, column);
  else multiline(prefix, value, column + context.style.indent, "", context);
}

/** The node itself was asked for an anchor already. */
function bracketed(value: Plain[] | PlainMap, context: Context): string {
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, context)).join(", ")}]`;
  const entries = entriesOf(value, context).map(([key, item]) => `${keyText(key, context)}: ${inline(item, context)}`);
  return `{${entries.join(", ")}}`;
}

/** `- name: x`: the first line of the collection stands behind the dash. */
function compact(prefix: string, value: Plain[] | PlainMap, column: number, context: Context): void {
  const { lines, style, dice } = context;
  const inner = column + (dice.chance(80) ? 2 : Math.max(2, style.indent));
  const first = lines.length;
  if (isMap(value)) blockMap(value, inner, context);
  else blockSeq(value, inner, context);
  lines.joinFirst(first, prefix.padEnd(inner));
}

function below(value: Plain[] | PlainMap, { column, item }: Place, context: Context): void {
  const { style } = context;
  if (isMap(value)) blockMap(value, column + style.indent, context);
  else blockSeq(value, item || style.dashes ? column + style.indent : column, context);
}

function blockSeq(list: Plain[], column: number, context: Context): void {
  for (const item of list) entry(`${" ".repeat(column)}-`, item, { column, item: true }, context);
}
