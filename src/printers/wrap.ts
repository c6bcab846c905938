/** Letters of Latin scripts, punctuation, arrows and the check mark take one column each; all else is looked at closely. */
const UNEVEN = /[^\x20-\u02ff\u2010-\u2027\u2190-\u2199\u2713]/;

/** Columns a text takes in a terminal; wide East Asian characters and emoji count two. */
export function width(text: string): number {
  return UNEVEN.test(text) ? unevenWidth(text) : text.length;
}

function unevenWidth(text: string): number {
  // Made only when it is needed: loading its tables takes longer than a whole short plan.
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) {
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return columns;
}

/**
 * Lines of at most `columns`. The text's own indentation stays, continuation lines get `indent`;
 * words longer than a line are left whole, so that paths can be copied.
 */
export function wrap(text: string, columns: number, indent = ""): string[] {
  const [margin = ""] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const word of text.slice(margin.length).split(" ")) {
    const start = lines.length === 0 ? margin : indent;
    if (line === "") line = start + word;
    else if (width(`${line} ${word}`) > columns) {
      lines.push(line);
      line = indent + word;
    } else line = `${line} ${word}`;
  }
  return [...lines, line];
}

export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}
