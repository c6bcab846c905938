import type { Json } from "../core/json.ts";
import type { Splice } from "../core/edit.ts";
import { entryOf, type MapEntry, type MapNode } from "./node.ts";
import { blockEntry, flowEntry, multilineFlowEntry } from "./render.ts";
import { breakAt, breakNear, lineEnd, lineStart, skipBlank } from "./scan.ts";
import { columnOf, isMultiline, type DocumentStyle } from "./style.ts";

/** Where a new key goes: behind the first `after` that exists, else ahead of the first `before`, else last. */
export interface Placement {
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}

/** A text with the style of its document. */
export interface Sheet {
  readonly text: string;
  readonly style: DocumentStyle;
}

/** A new entry in a mapping, written as its neighbours are. */
export function insertEntry(document: Sheet, map: MapNode, key: string, value: Json, placement: Placement): Splice {
  const sheet = { ...document, style: Array.isArray(value) ? styleBeside(document.style, map) : document.style };
  const after = firstEntry(map, placement.after);
  const before = after ? undefined : firstEntry(map, placement.before);
  const neighbour = after ?? before ?? map.entries.at(-1);
  if (!neighbour) return insertFirst(sheet, map, key, value);
  if (!map.flow) {
    return before ? blockBefore(sheet, map, before, key, value) : blockAfter(sheet, map, neighbour, key, value);
  }
  const indent = isMultiline(sheet.text, map) ? ownLineIndent(sheet.text, neighbour) : undefined;
  if (indent === undefined) return flowInline(sheet, neighbour, before !== undefined, key, value);
  return flowOwnLine(sheet, neighbour, before !== undefined, key, value, indent);
}

/** A list of words looks like those next to it. */
function styleBeside(style: DocumentStyle, map: MapNode): DocumentStyle {
  const lists = map.entries.map(({ value }) => value).filter((value) => value.type === "seq");
  const list = lists.findLast(({ items }) => items.every(({ type }) => type === "scalar"));
  return list ? { ...style, flowLists: list.flow } : style;
}

function firstEntry(map: MapNode, names: readonly string[] = []): MapEntry | undefined {
  for (const name of names) {
    const entry = entryOf(map, name);
    if (entry) return entry;
  }
  return undefined;
}

function insertFirst(sheet: Sheet, map: MapNode, key: string, value: Json): Splice {
  const text = flowEntry(key, value, sheet.style);
  const at = map.start + 1;
  return { start: at, end: at, text: sheet.style.padded ? ` ${text} ` : text };
}

function flowInline({ style }: Sheet, neighbour: MapEntry, ahead: boolean, key: string, value: Json): Splice {
  const comma = style.tight ? "," : ", ";
  const entry = flowEntry(key, value, style);
  const at = ahead ? neighbour.key.outerStart : neighbour.value.end;
  return { start: at, end: at, text: ahead ? entry + comma : comma + entry };
}

function flowOwnLine(sheet: Sheet, near: MapEntry, ahead: boolean, key: string, value: Json, indent: string): Splice {
  const { text, style } = sheet;
  const eol = breakNear(text, near.key.start);
  const entry = multilineFlowEntry(key, value, indent, eol, style);
  if (ahead) return insertion(aboveComments(text, near.key.outerStart, indent), `${indent}${entry},${eol}`);
  const comma = skipBlank(text, near.value.end);
  const endOfLine = lineEnd(text, comma);
  const onlyComment = text[comma] === "," && /^,[ \t]*(#|$)/.test(text.slice(comma, endOfLine));
  if (onlyComment) {
    const next = endOfLine + breakAt(text, endOfLine).length;
    return insertion(next, `${indent}${entry},${eol}`);
  }
  return insertion(near.value.end, `,${eol}${indent}${entry}`);
}

/** The white space before an entry that begins its line; undefined where something else does. */
function ownLineIndent(text: string, entry: MapEntry): string | undefined {
  const indent = text.slice(lineStart(text, entry.key.outerStart), entry.key.outerStart);
  return /^[ \t]*$/.test(indent) ? indent : undefined;
}

function blockAfter(sheet: Sheet, map: MapNode, near: MapEntry, key: string, value: Json): Splice {
  const { text, style } = sheet;
  const indent = blockIndent(text, map);
  const end = contentEnd(text, near);
  const eol = breakNear(text, end > 0 ? end - 1 : 0);
  const entry = blockEntry(key, value, indent, eol, style);
  const atLineStart = end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r");
  const depth = indent.length;
  if (atLineStart) return { ...insertion(end, `${indent}${entry}${eol}`), depth };
  return { ...insertion(lineEnd(text, end), `${eol}${indent}${entry}`), depth };
}

function blockBefore(sheet: Sheet, map: MapNode, near: MapEntry, key: string, value: Json): Splice {
  const { text, style } = sheet;
  const indent = blockIndent(text, map);
  const eol = breakNear(text, near.key.outerStart);
  const entry = blockEntry(key, value, indent, eol, style);
  if (ownLineIndent(text, near) === undefined) return insertion(near.key.outerStart, `${entry}${eol}${indent}`);
  const depth = indent.length;
  return { ...insertion(aboveComments(text, near.key.outerStart, indent), `${indent}${entry}${eol}`), depth };
}

function blockIndent(text: string, map: MapNode): string {
  const first = map.entries[0] as MapEntry;
  return " ".repeat(columnOf(text, first.key.outerStart));
}

/** Line start above the comment lines that stand right over an entry, in its own column or at the margin. */
function aboveComments(text: string, offset: number, indent: string): number {
  let start = lineStart(text, offset);
  while (start > 0) {
    const above = lineStart(text, start - breakBefore(text, start));
    const line = text.slice(above, start);
    if (!line.startsWith(`${indent}#`) && !line.startsWith("#")) break;
    start = above;
  }
  return start;
}

function breakBefore(text: string, at: number): number {
  return text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1;
}

/**
 * Where the text of an entry ends. A block scalar takes the blank lines behind it into its range;
 * unless it keeps them (`|+`) they are only distance to the next key, and ours comes ahead of them.
 */
export function contentEnd(text: string, entry: MapEntry): number {
  const node = deepestLast(entry);
  if (node.type !== "scalar" || (node.style !== "literal" && node.style !== "folded")) return entry.value.end;
  if (/^[|>][0-9]?\+/.test(text.slice(node.start, node.start + 3))) return node.end;
  let end = node.end;
  while (end > node.start && /[ \t\r\n]/.test(text[end - 1] as string)) end--;
  return end;
}

function deepestLast(entry: MapEntry): MapEntry["value"] {
  let node = entry.value;
  for (;;) {
    const last = node.type === "map" ? node.entries.at(-1)?.value : node.type === "seq" ? node.items.at(-1) : undefined;
    if (!last || ("flow" in node && node.flow)) return node;
    node = last;
  }
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
