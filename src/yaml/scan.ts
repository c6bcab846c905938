/** Small scans over text between tokens: white space, comments, commas and nothing else. */

/** Offset of the next unit that is neither white space nor inside a comment. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0xfeff) at++;
    else if (unit === 0x23) at = lineEnd(text, at);
    else return at;
  }
}

/** Offset of the colon that follows a key ending at `from`, or -1. */
export function colonAfter(text: string, from: number): number {
  const at = skipBlank(text, from);
  return text[at] === ":" ? at : -1;
}

/** One past the bracket that closes a flow collection whose last token ended at `from`, or -1. */
export function closeFlow(text: string, from: number, bracket: "}" | "]"): number {
  let at = from;
  for (;;) {
    at = skipBlank(text, at);
    if (text[at] === bracket) return at + 1;
    if (text[at] !== "," && text[at] !== ":" && text[at] !== "?") return -1;
    at++;
  }
}

/** Offset of the line break that ends the line holding `at`, or the text's length. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

/** Offset of the first unit of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

/** The line break at `at`: CRLF, LF, CR or nothing. */
export function breakAt(text: string, at: number): string {
  if (text[at] === "\r") return text[at + 1] === "\n" ? "\r\n" : "\r";
  return text[at] === "\n" ? "\n" : "";
}

/** The line break nearest to `at`, looking ahead first; LF where the text has none. */
export function breakNear(text: string, at: number): string {
  const ahead = breakAt(text, lineEnd(text, at));
  if (ahead) return ahead;
  const start = lineStart(text, at);
  if (start === 0) return "\n";
  return text[start - 1] === "\n" && text[start - 2] === "\r" ? "\r\n" : (text[start - 1] ?? "\n");
}
