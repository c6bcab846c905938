/** Known variables. What is missing may still be set: by the base, or by `--build-arg`. */
export type Scope = ReadonlyMap<string, string>;

export interface Expansion {
  /** Unknown variables are empty in it. */
  readonly text: string;
  /** False where something that only the build knows was needed. */
  readonly complete: boolean;
}

/** Deeper `${a:-${b:-…}}` is nobody's Dockerfile, and recursion must end. */
const DEEPEST = 20;

/**
 * Removes quotes and fills in variables, as Docker's own word expansion does
 * (frontend/dockerfile/shell/lex.go); of a shell's words, what the two share.
 */
export function expandWord(text: string, scope: Scope, escape = "\\", depth = 0): Expansion {
  let out = "";
  let complete = true;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quote === "'") {
      if (char === "'") quote = "";
      else out += char;
    } else if (char === escape && at + 1 < text.length) out += text[++at] as string;
    else if (char === '"') quote = quote === '"' ? "" : '"';
    else if (char === "'" && quote === "") quote = "'";
    else if (char === "$") {
      const variable = expandVariable(text, at, scope, escape, depth);
      out += variable.text;
      complete &&= variable.complete;
      at = variable.end - 1;
    } else {
      if (char === "`") complete = false;
      out += char;
    }
  }
  return { text: out, complete };
}

interface Variable extends Expansion {
  readonly end: number;
}

function expandVariable(text: string, at: number, scope: Scope, escape: string, depth: number): Variable {
  if (text[at + 1] !== "{") {
    const name = /[A-Za-z_]\w*/y;
    name.lastIndex = at + 1;
    const [found] = name.exec(text) ?? [];
    if (found === undefined) return { text: "$", complete: false, end: at + 1 };
    const value = scope.get(found);
    return { text: value ?? "", complete: value !== undefined, end: at + 1 + found.length };
  }
  const close = closingBrace(text, at + 2);
  if (close === undefined) return { text: text.slice(at), complete: false, end: text.length };
  const braced = expandBraced(text.slice(at + 2, close), scope, escape, depth);
  return { ...braced, end: close + 1 };
}

function closingBrace(text: string, from: number): number | undefined {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") open++;
    else if (text[at] === "}" && --open === 0) return at;
  }
  return undefined;
}

function expandBraced(inner: string, scope: Scope, escape: string, depth: number): Expansion {
  const [, name, colon, operator, word = ""] = /^([A-Za-z_]\w*)(?:(:?)([-+?])([\s\S]*))?$/.exec(inner) ?? [];
  if (name === undefined || depth >= DEEPEST) return { text: "", complete: false };
  const value = scope.get(name);
  const set = value !== undefined && (colon === "" || value !== "");
  if (operator === "-" && !set) return expandWord(word, scope, escape, depth + 1);
  if (operator === "+") return set ? expandWord(word, scope, escape, depth + 1) : { text: "", complete: true };
  return { text: value ?? "", complete: value !== undefined };
}
