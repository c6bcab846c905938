import { readWord } from "./words.ts";

/** Redirections that change neither what is asked nor the exit status, up to the end of their word. */
const REDIRECTION = /(?:[12]?>>?[ \t]*\/dev\/null|[12]?>&[12]|<[ \t]*\/dev\/null)(?=[ \t|]|$)/y;
/** In sh, `&>` puts the command into the background, which always succeeds. */
const BASH_REDIRECTION = /&>[ \t]*\/dev\/null(?=[ \t|]|$)/y;
const OR_FAIL = /\|\|[ \t]*(?:false|exit(?:[ \t]+([1-9]\d{0,2}))?)[ \t]*;?$/y;
const BLANK = /[ \t]+/y;

/**
 * The words of a script that is one simple command, perhaps with `exec` before it and `|| exit 1` behind it.
 * Undefined for anything else: the meaning of a whole shell is out of reach.
 * @param bash whether the shell is bash, not a plain POSIX one
 */
export function simpleCommand(script: string, bash: boolean): string[] | undefined {
  const text = trimBreaks(script);
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    const gap = endOf(BLANK, text, at) ?? endOf(REDIRECTION, text, at);
    const skipped = gap ?? (bash ? endOf(BASH_REDIRECTION, text, at) : undefined);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    if (orFails(text, at)) break;
    const word = readWord(text, at);
    if (!word) return undefined;
    words.push(word.value);
    at = word.end;
  }
  return words[0] === "exec" ? words.slice(1) : words;
}

/** Whether the rest turns a failure into a failure; `exit 256` would be a success. */
function orFails(text: string, at: number): boolean {
  OR_FAIL.lastIndex = at;
  const match = OR_FAIL.exec(text);
  return match !== null && Number(match[1] ?? 1) <= 255;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Block scalars of YAML end in a line break. A carriage return would be part of the last word. */
function trimBreaks(script: string): string {
  let end = script.length;
  while (end > 0 && " \t\n".includes(script[end - 1] as string)) end--;
  return script.slice(0, end).replace(/^[ \t\n]+/, "");
}
