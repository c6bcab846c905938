import type { Plain, PlainMap } from "../reference/plain.ts";
import { Dice } from "./dice.ts";
import { Anchors } from "./emit-anchors.ts";
import { blockMap } from "./emit-block.ts";
import { multiline } from "./emit-flow.ts";
import { Lines } from "./emit-lines.ts";
import type { Style } from "./emit-style.ts";

export interface Emitted {
  readonly text: string;
  /** What the documents mean, those without content left out. */
  readonly documents: readonly Plain[];
}

/** Objects as the text of one file, in a style that follows from `style` alone. */
export function emitYaml(objects: readonly PlainMap[], style: Style): Emitted {
  const dice = new Dice(style.seed);
  const documents: PlainMap[] = style.list ? [{ apiVersion: "v1", kind: "List", items: [...objects] }] : [...objects];
  const lines = documents.flatMap((document, i) => [
    ...separators(i, style, dice),
    ...documentLines(document, style, dice),
  ]);
  return { text: finished(lines, style, dice), documents };
}

function separators(index: number, style: Style, dice: Dice): string[] {
  const out: string[] = [];
  if (index > 0 && dice.chance(style.ended)) out.push("...");
  if (dice.chance(style.empty)) out.push("---", "# nothing here", "");
  if (index > 0 || style.marked || style.form === "kyaml" || out.length > 0)
    out.push(dice.chance(style.comments) ? "--- # next" : "---");
  return out;
}

function documentLines(document: PlainMap, style: Style, dice: Dice): string[] {
  const lines = new Lines();
  if (style.form === "json") {
    const text = JSON.stringify(document, null, style.jsonIndent);
    for (const line of text.split("\n")) lines.raw(line);
    return lines.decorated(style, dice);
  }
  const anchors = new Anchors(document, style, dice);
  const context = { style, dice, anchors, lines };
  if (style.form === "kyaml")
    multiline("", document, 0, "", { ...context, style: { ...style, anchors: 0, merges: 0 } });
  else blockMap(document, 0, context);
  return lines.decorated(style, dice);
}

function finished(lines: readonly string[], style: Style, dice: Dice): string {
  const eol = () => (style.eol === "mixed" ? dice.pick(["\n", "\r\n"]) : style.eol);
  const body = lines
    .map((line, i) => line + (i < lines.length - 1 || style.finalNewline || !endsOpen(line) ? eol() : ""))
    .join("");
  return (style.bom ? "\ufeff" : "") + body;
}

/** A block scalar needs its last line break; a bracket does not. */
function endsOpen(line: string): boolean {
  return /[\]}]\s*$/.test(line);
}
