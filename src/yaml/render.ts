import { isObject, type Json, type JsonObject } from "../core/json.ts";
import { resolvePlain } from "./resolve.ts";
import type { DocumentStyle } from "./style.ts";

/** `key: value` as lines of a block mapping whose keys stand at `indent`; the first line is not indented. */
export function blockEntry(key: string, value: Json, indent: string, eol: string, style: DocumentStyle): string {
  return blockLines(scalarText(key), value, style).join(eol + indent);
}

/** What follows `key:` when a mapping or list is written below it, the line break in front included. */
export function blockBody(value: Json, indent: string, eol: string, style: DocumentStyle): string {
  return blockLines("", value, style)
    .join(eol + indent)
    .slice(":".length);
}

function blockLines(label: string, value: Json, style: DocumentStyle): string[] {
  const deeper = " ".repeat(style.step);
  if (isObject(value) && Object.keys(value).length > 0) {
    const lines = Object.entries(value).flatMap(([key, item]) => blockLines(scalarText(key), item, style));
    return [`${label}:`, ...lines.map((line) => deeper + line)];
  }
  if (Array.isArray(value) && value.length > 0 && !style.flowLists) {
    const dash = " ".repeat(style.dash);
    return [`${label}:`, ...value.map((item) => `${dash}- ${blockScalar(item, style)}`)];
  }
  return [`${label}: ${blockScalar(value, style)}`];
}

/** In block context a string is quoted only where it must be, whatever the flow collections do. */
function blockScalar(value: Json, style: DocumentStyle): string {
  return isObject(value) || Array.isArray(value) ? inlineFlow(value, style) : scalarText(value);
}

/** A value on one line, in flow style where it is a collection. */
export function inlineFlow(value: Json, style: DocumentStyle): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => inlineFlow(item, style)).join(style.tight ? "," : ", ")}]`;
  }
  if (!isObject(value)) return scalarText(value, style.quotedStrings);
  return wrap(
    Object.entries(value).map(([key, item]) => flowEntry(key, item, style)),
    style,
  );
}

/** `key: value` on one line inside a flow mapping. */
export function flowEntry(key: string, value: Json, style: DocumentStyle): string {
  return `${scalarText(key, style.quotedKeys)}:${style.tight ? "" : " "}${inlineFlow(value, style)}`;
}

function wrap(entries: string[], style: DocumentStyle): string {
  const inside = entries.join(style.tight ? "," : ", ");
  if (entries.length === 0) return "{}";
  return style.padded ? `{ ${inside} }` : `{${inside}}`;
}

/** `key: {` … `}` over several lines, as JSON and KYAML are written; the first line is not indented. */
export function multilineFlowEntry(
  key: string,
  value: Json,
  indent: string,
  eol: string,
  style: DocumentStyle,
): string {
  return `${scalarText(key, style.quotedKeys)}: ${multilineFlow(value, indent, eol, style)}`;
}

/** A collection over several lines whose closing bracket stands at `indent`. */
export function multilineFlow(value: Json, indent: string, eol: string, style: DocumentStyle): string {
  const deeper = indent + style.flowIndent;
  const lines = isObject(value)
    ? Object.entries(value).map(([key, item]) => multilineFlowEntry(key, item, deeper, eol, style))
    : Array.isArray(value)
      ? value.map((item) => multilineFlow(item, deeper, eol, style))
      : [];
  if (lines.length === 0) return inlineFlow(value, style);
  const [open, close] = isObject(value) ? "{}" : "[]";
  const tail = style.trailingComma ? "," : "";
  return `${open}${eol}${deeper}${lines.join(`,${eol}${deeper}`)}${tail}${eol}${indent}${close}`;
}

/** A scalar that Kubernetes' reader reads back as exactly this value. */
export function scalarText(value: Exclude<Json, Json[] | JsonObject> | string, quoted = false): string {
  if (typeof value !== "string") return String(value);
  return quoted || !isPlainSafe(value) ? JSON.stringify(value) : value;
}

/** Plain in block and flow context alike, and a string to every reader of YAML, old or new. */
export function isPlainSafe(value: string): boolean {
  if (!/^[A-Za-z0-9_./][A-Za-z0-9_./:@+-]*$/.test(value) || value.endsWith(":")) return false;
  return typeof resolvePlain(value) === "string" && !/^[-+.0-9][0-9._:eExXoObB+-]*$/.test(value);
}
