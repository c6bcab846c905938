import type { Plain, PlainMap } from "../reference/plain.ts";
import type { Anchors } from "./emit-anchors.ts";
import type { Dice } from "./dice.ts";
import type { Lines } from "./emit-lines.ts";
import { escape, isPlain, scalar } from "./emit-scalar.ts";
import type { Style } from "./emit-style.ts";

export interface Context {
  readonly style: Style;
  readonly dice: Dice;
  readonly anchors: Anchors;
  readonly lines: Lines;
}

export function isEmpty(value: Plain): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

export function isScalar(value: Plain): value is null | boolean | number | string {
  return typeof value !== "object" || value === null;
}

export function entriesOf(map: PlainMap, { style, dice }: Context): [string, Plain][] {
  const entries = Object.entries(map);
  return style.shuffle ? dice.shuffled(entries) : entries;
}

export function keyText(key: string, { style, dice }: Context): string {
  if (isPlain(key) && !dice.chance(style.quoted / 3)) return key;
  return `"${escape(key)}"`;
}

/** On one line. */
export function inline(value: Plain, context: Context): string {
  const use = context.anchors.use(value);
  if ("alias" in use) return `*${use.alias} `;
  const text = inlineContent(value, context);
  if (use.anchor === undefined) return text;
  context.anchors.written(value, use.anchor);
  return `&${use.anchor} ${text}`;
}

function inlineContent(value: Plain, context: Context): string {
  const { style, dice } = context;
  if (isScalar(value)) return scalar(value, { flow: true, column: 0 }, { ...style, broken: 0 }, dice).head;
  const space = style.padded && !isEmpty(value) ? " " : "";
  if (Array.isArray(value)) return `[${space}${value.map((item) => inline(item, context)).join(", ")}${space}]`;
  const entries = entriesOf(value, context).map(([key, item]) => `${keyText(key, context)}: ${inline(item, context)}`);
  return `{${space}${entries.join(", ")}${space}}`;
}

/** Over several lines, as KYAML (KEP-5295) does; `prefix` stands ahead of the opening bracket. */
export function multiline(
  prefix: string,
  value: Plain[] | PlainMap,
  column: number,
  suffix: string,
  context: Context,
): void {
  const { lines, style } = context;
  const inner = column + style.indent;
  const begin = prefix === "" ? " ".repeat(column) : `${prefix} `;
  const opening = prefix === "" ? column : Math.max(0, prefix.search(/\S/));
  if (Array.isArray(value)) {
    lines.entry(`${begin}[`, opening);
    for (const item of value) flowItem(" ".repeat(inner), item, inner, context);
    lines.entry(`${" ".repeat(column)}]${suffix}`, column);
    return;
  }
  lines.entry(`${begin}{`, opening);
  for (const [key, item] of entriesOf(value, context))
    flowItem(`${" ".repeat(inner)}${keyText(key, context)}:`, item, inner, context);
  lines.entry(`${" ".repeat(column)}}${suffix}`, column);
}

function flowItem(prefix: string, item: Plain, column: number, context: Context): void {
  const { style, lines, dice } = context;
  const bare = prefix.trim() === "";
  if (isScalar(item) || isEmpty(item) || (style.form !== "kyaml" && dice.chance(50))) {
    const text = style.form === "kyaml" && typeof item === "string" ? `"${escape(item)}"` : inline(item, context);
    lines.entry(`${prefix}${bare ? "" : " "}${text},`, column);
  } else multiline(bare ? "" : prefix, item, column, ",", context);
}
