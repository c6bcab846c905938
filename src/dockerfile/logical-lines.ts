/** A line after joining: what one instruction is read from. */
export interface LogicalLine {
  readonly text: string;
  /** Indices of physical lines; `end` is the last that belongs to it. */
  readonly start: number;
  readonly end: number;
}

export type Escape = "\\" | "`";

/** Physical lines of a file without byte order mark and line breaks. */
export function physicalLines(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r?\n/);
}

/**
 * The escape character of the file. Directives stand above everything else:
 * the first line that is none ends them (BuildKit: frontend/dockerfile/parser/directives.go).
 */
export function escapeOf(lines: readonly string[]): Escape {
  for (const line of lines) {
    const [, name, value] = /^\s*#\s*([A-Za-z][\w-]*)\s*=\s*(\S.*)$/.exec(line) ?? [];
    if (name === undefined) break;
    if (name.toLowerCase() === "escape" && value?.trim() === "`") return "`";
  }
  return "\\";
}

/** The next logical line at or after `from`; comments and blank lines inside it are left out, as Docker does. */
export function logicalLineAt(lines: readonly string[], from: number, escape: Escape): LogicalLine | undefined {
  let start = from;
  while (start < lines.length && isIgnored(lines[start] as string)) start++;
  if (start >= lines.length) return undefined;
  const parts: string[] = [];
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as string;
    if (index > start && isIgnored(line)) continue;
    end = index;
    const continued = withoutContinuation(line, escape);
    parts.push(continued ?? line);
    if (continued === undefined) break;
  }
  return { text: parts.join("").trim(), start, end };
}

function isIgnored(line: string): boolean {
  const text = line.trimStart();
  return text === "" || text.startsWith("#");
}

/** Undefined where the line does not continue. A doubled escape character is text, not a continuation. */
function withoutContinuation(line: string, escape: Escape): string | undefined {
  const text = line.trimEnd();
  if (!text.endsWith(escape) || text.at(-2) === escape) return undefined;
  return text.slice(0, -1);
}
