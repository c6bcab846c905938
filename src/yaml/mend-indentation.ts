import { lineStart } from "./scan.ts";

/**
 * Joins the line that holds `offset` to the last line with content above it, without moving an offset:
 * the line break, and comments in between, become spaces.
 *
 * YAML wants the lines of a flow collection deeper than their key; go-yaml, and so Kubernetes, does not mind
 * a closing bracket at the key's own column, and many people write it there.
 */
export function joinLines(text: string, offset: number): string | undefined {
  let at = lineStart(text, offset);
  let blanked = text.slice(0, at);
  for (;;) {
    if (at === 0) return undefined;
    const above = lineStart(text, at - (text[at - 1] === "\n" && text[at - 2] === "\r" ? 2 : 1));
    const line = blanked.slice(above);
    const content = withoutComment(line).trimEnd();
    blanked = blanked.slice(0, above) + content + " ".repeat(line.length - content.length);
    at = above;
    if (content !== "") return blanked + text.slice(blanked.length);
  }
}

/** A line up to its comment; a `#` inside quotes begins none. */
function withoutComment(line: string): string {
  for (const match of line.matchAll(/(^|[ \t])#/g)) {
    const before = line.slice(0, match.index);
    if (quotes(before, '"') % 2 === 0 && quotes(before, "'") % 2 === 0) return before;
  }
  return line;
}

function quotes(text: string, quote: string): number {
  return text.split(quote).length - 1;
}
