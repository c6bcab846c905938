import { breakAt, lineEnd } from "./scan.ts";

/** One document of a stream: a range of the file's text. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
}

/** `---` begins a document; `...` ends one, and what follows may be directives of the next. */
const SEPARATOR = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/**
 * Splits a stream at its `---` lines. YAML forbids such a line inside any scalar (rule c-forbidden),
 * so this needs no parser, and only the documents that matter are parsed.
 * Lines of directives (`%YAML 1.1`) stay with the document that they precede.
 */
export function splitDocuments(text: string): DocumentRange[] {
  const ranges: DocumentRange[] = [];
  let start = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    const end = match[0] === "..." ? endOfLine(text, match.index) : match.index;
    if (end === start || onlyDirectives(text.slice(start, end))) continue;
    ranges.push({ start, end });
    start = end;
  }
  if (start < text.length) ranges.push({ start, end: text.length });
  return ranges;
}

function endOfLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + breakAt(text, end).length;
}

function onlyDirectives(chunk: string): boolean {
  if (!/^\uFEFF?%/m.test(chunk)) return false;
  return chunk.split(/[\r\n]+/).every((line) => /^\uFEFF?([%#]|[ \t]*$)/.test(line));
}
