/** A simple command of a shell script. Words keep their quotes and variables. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Files that its output is sent to. */
  readonly writes: readonly string[];
  /** The operator behind it: `;` (also for a line break and brackets), `&&`, `||`, `|`, `&`, or empty at the end. */
  readonly end: string;
}

const TOKEN =
  /[ \t\r]+|\\\r?\n|(?<break>\n)|(?<comment>#[^\n]*)|(?<operator>&&|\|\||;;|[;|()])|(?<redirect>\d*(?:&>>|&>|<<<|<<-|<<|>>|>\||>&|<&|>|<))|(?<background>&)/y;

const LEADING = new Set(["if", "then", "else", "elif", "do", "while", "until", "!", "{", "}", "time", "fi", "done"]);

/** Splits a script as sh and bash do, as far as finding commands and their words needs it. */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const heredocs: string[] = [];
  let words: string[] = [];
  let writes: string[] = [];
  let redirect = "";
  let at = 0;
  const finish = (end: string) => {
    if (words.length > 0 || writes.length > 0) commands.push({ words, writes, end });
    words = [];
    writes = [];
    redirect = "";
  };
  while (at < script.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(script);
    if (!match) {
      const word = wordAt(script, at);
      at += word.length;
      if (redirect.includes("<<")) heredocs.push(word.replaceAll(/["'\\]/g, ""));
      else if (redirect.includes(">") && !redirect.includes(">&")) writes.push(word);
      else if (redirect === "" && (words.length > 0 || !LEADING.has(word))) words.push(word);
      redirect = "";
      continue;
    }
    at = TOKEN.lastIndex;
    const { break: lineBreak, operator, redirect: arrow, background } = match.groups ?? {};
    if (lineBreak) {
      finish(";");
      at = skipHeredocs(script, at, heredocs.splice(0));
    } else if (operator) finish(/^[;()]/.test(operator) ? ";" : operator);
    else if (background) finish("&");
    else if (arrow) redirect = arrow === "<<<" ? "<" : arrow;
  }
  finish("");
  return commands;
}

/** The word that begins at `from`: at least one character, quotes and `$(…)` taken whole. */
function wordAt(script: string, from: number): string {
  let quote = "";
  let open = 0;
  for (let at = from; at < script.length; at++) {
    const char = script[at] as string;
    if (char === "\\" && quote !== "'") at++;
    else if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'" || char === "`") quote = char;
    else if (char === "(" && (open > 0 || script[at - 1] === "$") && at > from) open++;
    else if (char === ")" && open > 0) open--;
    else if (at > from && open === 0 && /[\s;&|()<>]/.test(char)) return script.slice(from, at);
  }
  return script.slice(from);
}

function skipHeredocs(script: string, from: number, names: readonly string[]): number {
  let at = from;
  for (const name of names) {
    while (at < script.length) {
      const end = script.indexOf("\n", at);
      const line = script.slice(at, end === -1 ? undefined : end);
      at = end === -1 ? script.length : end + 1;
      if (line.trim() === name) break;
    }
  }
  return at;
}
