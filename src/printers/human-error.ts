import type { MigrateError } from "../core/errors.ts";
import { errorWords } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import { paint, printable, type Style } from "./style.ts";

/** At most five lines: what, where with a caret, why, the command to try, the code. */
export function humanError(error: MigrateError, messages: Messages, style: Style): string {
  const words = errorWords(error, messages);
  const { ui } = messages;
  const lines = [
    `${paint(style, "red", `${ui.error}:`)} ${printable(words.what)} [${error.code}]`,
    ...whereLines(error, ui.where, style),
    ...(words.why === "" ? [] : [`  ${ui.why}: ${printable(words.why)}`]),
    `  ${ui.try}: ${paint(style, "bold", printable(words.next))}`,
  ];
  return `${lines.join("\n")}\n`;
}

function whereLines(error: MigrateError, label: string, style: Style): string[] {
  const { place } = error;
  if (place?.line === undefined || place.line < 1) return [];
  const position = `${place.file}:${place.line}${place.column === undefined ? "" : `:${place.column}`}`;
  if (place.sourceLine === undefined) return [`  ${label}: ${position}`];
  const head = `  ${label}: ${position}: `;
  const room = Math.max(20, style.columns - head.length);
  const column = (place.column ?? 1) - 1;
  const from = Math.max(0, column - room + 10);
  const source = place.sourceLine.slice(from, from + room);
  return [head + printable(source.replaceAll("\t", " ")), `${" ".repeat(head.length + column - from)}^`];
}
