/** Parts of a word: bare, escaped, in single quotes, in double quotes. Neither globs nor expansions. */
const PART = /([A-Za-z0-9_./:=@%+,^-]+)|\\([^\n])|'([^']*)'|"((?:[^"\\$`]|\\[^\n])*)"/y;
const BLANK = /[ \t]*/y;

/**
 * Splits a command as a POSIX shell does (Shell Command Language 2.2, Quoting).
 * Undefined where it holds anything but words: expansions, globs, operators, redirections, comments, line breaks.
 */
export function splitWords(command: string): string[] | undefined {
  const words: string[] = [];
  for (let at = skipBlank(command, 0); at < command.length; at = skipBlank(command, at)) {
    const word = readWord(command, at);
    if (!word) return undefined;
    words.push(word.value);
    at = word.end;
  }
  return words;
}

/** The word that begins at `start`, up to a blank, the end of the text, or `|`. */
export function readWord(text: string, start: number): { value: string; end: number } | undefined {
  let value = "";
  let at = start;
  for (;;) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (!part) break;
    const [, bare, escaped, single, double] = part;
    // Between double quotes a backslash stays, but before these four.
    value += bare ?? escaped ?? single ?? (double ?? "").replace(/\\([$`"\\])/g, "$1");
    at = PART.lastIndex;
  }
  return at > start && (at === text.length || " \t|".includes(text[at] as string)) ? { value, end: at } : undefined;
}

function skipBlank(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}
