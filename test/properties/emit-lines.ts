import type { Dice } from "./dice.ts";
import type { Written } from "./emit-scalar.ts";
import type { Style } from "./emit-style.ts";

interface Line {
  readonly text: string;
  /** Blanks and a comment may follow on the same line. */
  readonly open: boolean;
  /** Comments and blank lines may stand above; comments up to this column. */
  readonly above?: number;
  /** The last line of a scalar that would take a line break below it for its own. */
  readonly keeps?: boolean;
}

const COMMENTS = [
  "note",
  "image: nginx:latest",
  "securityContext: {}",
  "---",
  "'\" unbalanced",
  "TODO {a, [b",
  "ação 🚀",
  "- name: x",
  "",
];

/** The lines of a document before comments, blanks and line ends are put in. */
export class Lines {
  readonly #lines: Line[] = [];

  /** A line that begins an entry at `column`, with the lines that its scalar needs. */
  entry(text: string, column: number, written?: Written): void {
    if (!written) return this.#push({ text, open: true, above: column });
    const { head, tail, block, keeps } = written;
    this.#push({
      text: head === "" ? text : `${text} ${head}`,
      open: tail.length === 0 || block === true,
      above: column,
    });
    tail.forEach((line, i) =>
      this.#push({ text: line, open: false, ...(keeps && i === tail.length - 1 && { keeps }) }),
    );
  }

  /** A line of a text that takes no comments, as in JSON. */
  raw(text: string): void {
    this.#push({ text, open: false });
  }

  /** Puts a prefix in the place of the blanks that begin the line `index` entries were written at. */
  joinFirst(index: number, prefix: string): void {
    const line = this.#lines[index] as Line;
    const { above: _above, ...rest } = line;
    this.#lines[index] = {
      ...rest,
      text: prefix + line.text.slice(prefix.length),
      above: Math.max(0, prefix.trimEnd().length - 1),
    };
  }

  get length(): number {
    return this.#lines.length;
  }

  /** With everything that means nothing put between. */
  decorated(style: Style, dice: Dice): string[] {
    return this.#lines.flatMap((line, i) => {
      const free = line.above !== undefined && !this.#lines[i - 1]?.keeps;
      return [...(free ? between(line.above ?? 0, style, dice) : []), ending(line, style, dice)];
    });
  }

  #push(line: Line): void {
    this.#lines.push(line);
  }
}

function between(column: number, style: Style, dice: Dice): string[] {
  const blank = dice.chance(style.blank) ? [dice.chance(30) ? "  " : ""] : [];
  if (!dice.chance(style.comments)) return blank;
  const at = dice.chance(70) ? column : dice.below(column + 1);
  return [...blank, `${" ".repeat(at)}#${dice.pick([" ", ""])}${dice.pick(COMMENTS)}`];
}

function ending({ text, open }: Line, style: Style, dice: Dice): string {
  if (!open) return text;
  if (dice.chance(style.comments)) return `${text} ${dice.pick(["", "  ", "\t"])}# ${dice.pick(COMMENTS)}`;
  return dice.chance(style.trailing) ? text + dice.pick([" ", "   ", "\t", " \t"]) : text;
}
