import { isObject, type Json } from "../core/json.ts";
import type { Splice } from "../core/edit.ts";
import { contentEnd, type Sheet } from "./insert.ts";
import type { MapEntry, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { RefusedChange } from "./refusal.ts";
import { blockBody, blockEntry, inlineFlow, isPlainSafe, multilineFlowEntry, flowEntry, scalarText } from "./render.ts";
import { breakNear, lineEnd } from "./scan.ts";
import { columnOf, isMultiline } from "./style.ts";

/** Replaces a scalar by another, keeping its quotes, anchor, tag and comment. */
export function replaceScalar(sheet: Sheet, node: YamlNode, value: Json): Splice {
  if (isObject(value) || Array.isArray(value)) throw new RefusedChange("NOT_A_MAPPING", node.start);
  if (node.type === "alias") return { start: node.start, end: node.end, text: scalarText(value, sheet.style.quotedKeys) };
  if (node.type !== "scalar") throw new RefusedChange("NOT_A_MAPPING", node.start);
  if (typeof value !== "string") return { start: node.start, end: node.end, text: spaced(sheet, node, String(value)) };
  switch (node.style) {
    case "single":
      return content(node, value.replaceAll("'", "''"));
    case "double":
      return content(node, JSON.stringify(value).slice(1, -1));
    case "plain":
      return content(node, isPlainSafe(value) ? value : JSON.stringify(value));
    case "empty":
      return { start: node.start, end: node.end, text: spaced(sheet, node, scalarText(value)) };
    default:
      return blockContent(sheet, node, value);
  }
}

/** An empty value stands right behind the colon: a space belongs between. */
function spaced(sheet: Sheet, node: ScalarNode, text: string): string {
  return node.style === "empty" && sheet.text[node.start - 1] === ":" ? ` ${text}` : text;
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
  if (parent.flow || ownProperties || entry.colon < 0) {
    const empty = node.type === "scalar" && node.style === "empty";
    return [{ start: node.start, end: node.end, text: `${empty ? " " : ""}${inlineFlow(value, style)}` }];
  }
  const indent = " ".repeat(columnOf(text, entry.key.outerStart));
  const eol = breakNear(text, entry.colon);
  const lines = blockBody(value, indent, eol, style);
  const cutEnd = Math.max(node.end, entry.colon + 1);
  const lineEnds = lineEnd(text, cutEnd);
  const insertion = { start: lineEnds, end: lineEnds, text: lines, depth: indent.length + style.step };
  if (cutEnd === entry.colon + 1) return [insertion];
  return [{ start: entry.colon + 1, end: cutEnd, text: "" }, insertion];
}

/** Writes `key: value` in the place of a whole entry. */
export function replaceEntry(sheet: Sheet, map: MapNode, entry: MapEntry, key: string, value: Json): Splice {
  const { text, style } = sheet;
  const start = entry.key.outerStart;
  const end = contentEnd(text, entry);
  const eol = breakNear(text, start);
  const column = columnOf(text, start);
  if (!map.flow) return { start, end, text: blockEntry(key, value, " ".repeat(column), eol, style) };
  if (!isMultiline(text, map)) return { start, end, text: flowEntry(key, value, style) };
  const indent = /^[ \t]*/.exec(text.slice(start - column, start))?.[0] ?? "";
  return { start, end, text: multilineFlowEntry(key, value, indent, eol, style) };
}
