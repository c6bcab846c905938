import { isObject, type Json, type JsonObject } from "../core/json.ts";
import type { Splice } from "../core/edit.ts";
import { contentEnd, type Sheet } from "./insert.ts";
import type { MapEntry, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { RefusedChange } from "./refusal.ts";
import { blockBody, flowEntry, inlineFlow, isPlainSafe, multilineFlow, scalarText } from "./render.ts";
import { breakNear, lineEnd } from "./scan.ts";
import { columnOf, isMultiline } from "./style.ts";

/** Replaces a scalar by another, keeping its quotes, anchor, tag and comment. */
export function replaceScalar(sheet: Sheet, node: YamlNode, value: Json): Splice {
  if (isObject(value) || Array.isArray(value)) throw new RefusedChange("NOT_A_MAPPING", node.start);
  if (node.type === "alias")
    return { start: node.start, end: node.end, text: scalarText(value, sheet.style.quotedKeys) };
  if (node.type !== "scalar") throw new RefusedChange("NOT_A_MAPPING", node.start);
  if (node.style === "empty") return fillScalar(sheet, node, value);
  if (typeof value !== "string") return { start: node.start, end: node.end, text: String(value) };
  switch (node.style) {
    case "single":
      return content(node, value.replaceAll("'", "''"));
    case "double":
      return content(node, JSON.stringify(value).slice(1, -1));
    case "plain":
      return content(node, isPlainSafe(value) ? value : JSON.stringify(value));
    default:
      return blockContent(sheet, node, value);
  }
}

/** What fills an empty value goes on the key's own line, ahead of any new line that begins at the same place. */
const ON_ITS_LINE = Number.MAX_SAFE_INTEGER;

/** An empty value stands right behind the colon: a space belongs between. */
function fillScalar(sheet: Sheet, node: ScalarNode, value: Exclude<Json, Json[] | JsonObject>): Splice {
  const gap = /\s/.test(sheet.text[node.start - 1] ?? " ") ? "" : " ";
  return { start: node.start, end: node.end, text: gap + scalarText(value), depth: ON_ITS_LINE };
}

function content(node: ScalarNode, text: string): Splice {
  return { start: node.contentStart, end: node.contentEnd, text };
}

function blockContent(sheet: Sheet, node: ScalarNode, value: string): Splice {
  const line = node.text.trim();
  const at = sheet.text.indexOf(line, node.contentStart);
  if (/[\r\n]/.test(line) || line === "" || at < 0 || at >= node.contentEnd) {
    throw new RefusedChange("MULTILINE_SCALAR", node.start);
  }
  return { start: at, end: at + line.length, text: value };
}

/** Puts a mapping where `null`, `~`, nothing or `{}` stands. */
export function fillEmpty(sheet: Sheet, entry: MapEntry, parent: MapNode, value: Json): Splice[] {
  const { text, style } = sheet;
  const node = entry.value;
  const ownProperties = node.outerStart !== node.start;
  if (parent.flow || ownProperties || entry.colon < 0)
    return [replaceByFlow(sheet, node, value, flowIndentAt(sheet, entry, parent))];
  const indent = " ".repeat(columnOf(text, entry.key.outerStart));
  const eol = breakNear(text, entry.colon);
  const cutEnd = Math.max(node.end, entry.colon + 1);
  const lineEnds = lineEnd(text, cutEnd);
  const body = blockBody(value, indent, eol, style);
  const insertion = { start: lineEnds, end: lineEnds, text: body, depth: indent.length + style.step };
  if (cutEnd === entry.colon + 1) return [insertion];
  return [{ start: entry.colon + 1, end: cutEnd, text: "" }, insertion];
}

/** A collection in brackets in the place of a value; over several lines where `indent` is given. */
export function replaceByFlow(sheet: Sheet, node: YamlNode, value: Json, indent?: string): Splice {
  const { text, style } = sheet;
  const eol = breakNear(text, node.start);
  const flow = indent === undefined ? inlineFlow(value, style) : multilineFlow(value, indent, eol, style);
  const empty = node.type === "scalar" && node.style === "empty";
  const gap = empty && !/\s/.test(text[node.start - 1] ?? " ") ? " " : "";
  return { start: node.start, end: node.end, text: gap + flow, ...(empty && { depth: ON_ITS_LINE }) };
}

/** The indentation of an entry of a flow mapping over several lines; undefined in one on a single line. */
function flowIndentAt({ text }: Sheet, entry: MapEntry, parent: MapNode): string | undefined {
  if (!parent.flow || !isMultiline(text, parent)) return undefined;
  const start = entry.key.outerStart;
  return /^[ \t]*/.exec(text.slice(start - columnOf(text, start), start))?.[0];
}

/**
 * Writes `key: value` in the place of an entry. The key's own line keeps its comment; a value in brackets
 * stays in brackets, one on lines of its own stays on lines of its own.
 */
export function replaceEntry(sheet: Sheet, map: MapNode, entry: MapEntry, key: string, value: Json): Splice[] {
  const { text, style } = sheet;
  const node = entry.value;
  if (entry.key.type !== "scalar" || entry.colon < 0 || node.type === "alias" || node.outerStart !== node.start) {
    const entryText = flowEntry(key, value, style);
    return [{ start: entry.key.outerStart, end: contentEnd(text, entry), text: entryText }];
  }
  const renamed = { start: entry.key.contentStart, end: entry.key.contentEnd, text: key };
  const sameLine = !/[\r\n]/.test(text.slice(entry.colon, node.start));
  if (map.flow || sameLine) {
    const multiline = (node.type === "map" || node.type === "seq") && node.flow && isMultiline(text, node);
    return [renamed, replaceByFlow(sheet, node, value, multiline ? flowIndentAt(sheet, entry, map) : undefined)];
  }
  const indent = " ".repeat(columnOf(text, entry.key.outerStart));
  const body = blockBody(value, indent, breakNear(text, entry.colon), style);
  return [renamed, { start: lineEnd(text, entry.colon), end: contentEnd(text, entry), text: body }];
}
