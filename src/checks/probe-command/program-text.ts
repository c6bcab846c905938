/** How a language differs from the other where statements are split. */
interface Grammar {
  /** A line break ends a statement (Python), or is white space (JavaScript). */
  readonly lineEndsStatement: boolean;
}

const TOKEN = /[ \t]+|\r?\n|'[^'"\\\r\n`]*'|"[^'"\\\r\n`]*"|[A-Za-z0-9_$]+|[()[\]{}.,:;=<>!&?_+-]/y;
const OPENING = "([{";
const CLOSING = ")]}";

/**
 * The statements of a short program in one canonical spelling: single quotes, no blank that the tokens do not need.
 * Patterns can then be plain and anchored. Undefined where a token is not of a health check: comments, escapes,
 * operators beyond comparison, brackets that do not pair.
 */
export function programStatements(program: string, grammar: Grammar): string[] | undefined {
  const text = program.trimEnd();
  // Python refuses an indented first line; blocks by indentation are not read at all.
  if (grammar.lineEndsStatement && /^[ \t]/.test(text)) return undefined;
  const statements: string[] = [];
  let statement = "";
  let blank = false;
  let depth = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return undefined;
    const lineBreak = token.endsWith("\n");
    if (lineBreak && grammar.lineEndsStatement && depth === 0 && /[ \t]/.test(text[TOKEN.lastIndex] ?? ""))
      return undefined;
    if (depth === 0 && (token === ";" || (lineBreak && grammar.lineEndsStatement))) {
      // An empty statement is a SyntaxError in Python.
      if (!statement && token === ";" && grammar.lineEndsStatement) return undefined;
      if (statement) statements.push(statement);
      statement = "";
      blank = false;
    } else if (lineBreak || token.trim() === "") blank = true;
    else {
      statement += (blank && needsBlank(statement, token) ? " " : "") + canonical(token);
      blank = false;
      if (OPENING.includes(token)) depth++;
      else if (CLOSING.includes(token)) depth--;
      if (depth < 0) return undefined;
    }
  }
  if (depth !== 0) return undefined;
  return statement ? [...statements, statement] : statements;
}

/** Two words, or two operators, would grow together; that must not make sense out of an error. */
function needsBlank(before: string, token: string): boolean {
  const pair = before.slice(-1) + token.slice(0, 1);
  return /^[\w$.]{2}$|^[=<>!&?+-]{2}$/.test(pair);
}

function canonical(token: string): string {
  return token.startsWith('"') ? `'${token.slice(1, -1)}'` : token;
}
