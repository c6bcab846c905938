import type { Plain } from "../reference/plain.ts";
import type { Dice } from "./dice.ts";
import type { Style } from "./emit-style.ts";

/** Where a scalar stands: each place forbids something. */
export interface Spot {
  readonly flow: boolean;
  /** Column of the lines that continue it. */
  readonly column: number;
}

/** A scalar on its key's line; `tail` are whole lines below it, which nothing may be put between. */
export interface Written {
  readonly head: string;
  readonly tail: readonly string[];
  /** A block scalar, behind which only shallow comments are comments. */
  readonly block?: boolean;
  /** A block scalar that keeps every line break below it. */
  readonly keeps?: boolean;
}

/** `E0` is a number to the package `yaml` alone. */
const WORDS = /^(y|n|yes|no|on|off|true|false|null|e\d+)$/i;
const SAFE = /^[A-Za-z/][\w./@+-]*(:[\w./@+-]+)*( [A-Za-z][\w./]*)*$/;

/** Without quotes both in block and in flow style, whatever follows. */
export function isPlain(text: string): boolean {
  return SAFE.test(text) && !WORDS.test(text);
}

export function scalar(
  value: Exclude<Plain, Plain[] | { [key: string]: Plain }>,
  spot: Spot,
  style: Style,
  dice: Dice,
): Written {
  if (typeof value === "string") return string(value, spot, style, dice);
  if (value === null)
    return { head: dice.chance(style.words) ? dice.pick(["~", "Null", spot.flow ? "null" : ""]) : "null", tail: [] };
  if (typeof value === "boolean")
    return {
      head: dice.chance(style.words)
        ? dice.pick(value ? ["yes", "On", "True"] : ["no", "Off", "FALSE"])
        : String(value),
      tail: [],
    };
  const octal = Number.isInteger(value) && value > 7 && dice.chance(style.words);
  return { head: octal ? `0${value.toString(8)}` : String(value), tail: [] };
}

function string(text: string, spot: Spot, style: Style, dice: Dice): Written {
  if (!spot.flow && dice.chance(style.blocks)) {
    const written = dice.chance(50) ? literal(text, spot.column) : folded(text, spot.column, dice);
    if (written) return written;
  }
  if (dice.chance(style.quoted) || !isPlain(text)) return quoted(text, spot, style, dice);
  return { head: text, tail: [] };
}

function quoted(text: string, spot: Spot, style: Style, dice: Dice): Written {
  if (!/[^ -~\u00a1-\u02ff]/.test(text) && dice.chance(50))
    return { head: `'${text.replaceAll("'", "''")}'`, tail: [] };
  if (text.length > 3 && /^[!-~]*$/.test(text) && !text.includes("\\") && dice.chance(style.broken)) {
    const at = 1 + dice.below(text.length - 2);
    const [head, tail] = [text.slice(0, at), text.slice(at)].map((part) => escape(part));
    return { head: `"${head}\\`, tail: [`${" ".repeat(spot.column)}${tail}"`] };
  }
  return { head: `"${escape(text)}"`, tail: [] };
}

/** JSON's escapes are YAML's too; what YAML does not let stand in a text is escaped as well. */
export function escape(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(
      /[\u007f-\u009f\ufeff\ufffe\uffff\u2028\u2029]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

const PRINTABLE = /^[\n -~\u00a1-\u02ff]+$/;

function literal(text: string, column: number): Written | undefined {
  if (!PRINTABLE.test(text) || /^\s/.test(text) || !/[^\n]/.test(text)) return undefined;
  const breaks = /\n*$/.exec(text)?.[0].length ?? 0;
  const lines = text.slice(0, text.length - Math.min(breaks, 1)).split("\n");
  const chomp = breaks === 0 ? "-" : breaks === 1 ? "" : "+";
  return { head: `|${chomp}`, tail: indented(lines, column), block: true, keeps: breaks > 1 };
}

/** One line of text over several, broken at single spaces. */
function folded(text: string, column: number, dice: Dice): Written | undefined {
  if (!PRINTABLE.test(text) || /^\s|\n|\s$|\s\s/.test(text)) return undefined;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    if (lines.length > 0 && dice.chance(60)) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return { head: ">-", tail: indented(lines, column), block: true };
}

function indented(lines: readonly string[], column: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(column) + line));
}
