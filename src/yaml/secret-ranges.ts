import { splitDocuments } from "./documents.ts";
import { keyText, type MapNode, type YamlNode } from "./node.ts";
import { parseTree } from "./parse-tree.ts";
import { hasActions, maskActions } from "./template.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Names of environment variables whose literal value is most likely a secret. */
const SECRET_NAME = /pass(word|wd|phrase)?|secret|token|api_?key|private_?key|credential/i;

/**
 * Replaces everything secret by `***`, so that no diff shows it even as context: the data of Secrets,
 * and literal values of variables that are named like one. Line breaks stay where they are.
 */
export function maskSecrets(text: string): string {
  const ranges = splitDocuments(text).flatMap(({ start, end }) => documentRanges(text.slice(start, end), start));
  let masked = "";
  let at = 0;
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    if (range.start < at) continue;
    masked += text.slice(at, range.start) + maskLines(text.slice(range.start, range.end));
    at = range.end;
  }
  return masked + text.slice(at);
}

function maskLines(text: string): string {
  return text.replaceAll(/[^\s][^\r\n]*/g, "***");
}

function documentRanges(source: string, offset: number): Range[] {
  const secret = /kind["']?[ \t]*:[ \t]*["']?Secret/.test(source);
  if (!secret && !SECRET_NAME.test(source)) return [];
  const found: Range[] = [];
  try {
    const root = parseTree(hasActions(source) ? maskActions(source) : source);
    if (root) collect(root, found);
  } catch {
    // A Secret that cannot be read is hidden whole rather than shown by mistake.
    if (secret) found.push({ start: 0, end: source.length });
  }
  return found.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

function collect(node: YamlNode, found: Range[]): void {
  if (node.type === "seq") for (const item of node.items) collect(item, found);
  if (node.type !== "map") return;
  const secret = textOf(node, "kind") === "Secret";
  const name = textOf(node, "name");
  for (const entry of node.entries) {
    const key = keyText(entry);
    const hidden = secret ? key === "data" || key === "stringData" || key === "annotations" : false;
    if (hidden || (key === "value" && name !== undefined && SECRET_NAME.test(name))) hide(entry.value, found);
    else if (secret && key === "metadata") hideAnnotations(entry.value, found);
    else collect(entry.value, found);
  }
}

/** `last-applied-configuration` repeats the data of a Secret. */
function hideAnnotations(node: YamlNode, found: Range[]): void {
  if (node.type !== "map") return;
  for (const entry of node.entries) if (keyText(entry) === "annotations") hide(entry.value, found);
}

function hide(node: YamlNode, found: Range[]): void {
  if (node.type === "map") for (const entry of node.entries) hide(entry.value, found);
  else if (node.type === "seq") for (const item of node.items) hide(item, found);
  else if (node.type === "scalar" && node.end > node.start)
    found.push({ start: node.contentStart, end: node.contentEnd });
}

function textOf(map: MapNode, key: string): string | undefined {
  for (const entry of map.entries) {
    if (keyText(entry) === key && entry.value.type === "scalar") return entry.value.text;
  }
  return undefined;
}
