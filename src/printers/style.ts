import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** How a screen may look: decided once from flags, environment and terminal. */
export interface Style {
  readonly color: boolean;
  /** Columns to wrap at; at least 20. */
  readonly columns: number;
  /** No symbols, no boxes: words only, one fact a line. */
  readonly plain: boolean;
}

/** Colour only where it is wanted; never the only carrier of a meaning. */
export function paint(style: Style, format: Format, text: string): string {
  return style.color ? styleText(format, text, { validateStream: false }) : text;
}

/** Strips what could steer a terminal: names and values come from files that anyone may have written. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
}
