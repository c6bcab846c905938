import type { PlacedFinding } from "../core/plan.ts";
import type { Messages } from "../locales/messages.ts";
import { reportFinding } from "./report.ts";
import { paint, printable, type Style } from "./style.ts";
import { wrap } from "./wrap.ts";

const COLORS = { error: "red", warning: "yellow", info: "dim" } as const;

/** A finding in at most a few lines: weight, words, place, code; what to do on a line of its own. */
export function findingLines(finding: PlacedFinding, messages: Messages, style: Style, indent: string): string[] {
  const { code, severity, file, line, column, object, message, remedy } = reportFinding(finding, messages);
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const owner = object
    ? `${object.kind}/${object.name}${object.container === undefined ? "" : ` ${object.container}`}: `
    : "";
  const tail = severity === "info" ? `(${place})` : `[${code}] ${place}`;
  const words = `${messages.severities[finding.severity]}: ${owner}${message} ${tail}`;
  const [first = "", ...rest] = wrap(indent + printable(words), style.columns, `${indent}  `);
  const colored = first.replace(messages.severities[finding.severity], (word) =>
    paint(style, COLORS[finding.severity], word),
  );
  if (remedy === "" || severity === "info") return [colored, ...rest];
  return [
    colored,
    ...rest,
    ...wrap(printable(`${indent}  ${messages.ui.remedy} ${remedy}`), style.columns, `${indent}    `),
  ];
}
