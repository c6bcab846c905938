import { paint, printable, type Style } from "./style.ts";

/** The lines of a unified diff, coloured as git colours them. */
export function paintDiff(diff: string, style: Style): string[] {
  return diff
    .trimEnd()
    .split("\n")
    .map((line) => paintLine(printable(line), style));
}

function paintLine(line: string, style: Style): string {
  if (line.startsWith("+++") || line.startsWith("---")) return paint(style, "bold", line);
  if (line.startsWith("@@")) return paint(style, "cyan", line);
  if (line.startsWith("+")) return paint(style, "green", line);
  return line.startsWith("-") ? paint(style, "red", line) : line;
}
