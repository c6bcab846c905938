import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in the sources that raises a code, with the names of the parameters it gives. */
export interface Call {
  readonly at: string;
  readonly code: string;
  readonly params: ReadonlySet<string>;
}

const SRC = fileURLToPath(new URL("../../src", import.meta.url));
const CALL = /new MigrateError\(|\breport\.say\(|[?:] \{(?= code:)/g;

/** Every call whose code is a literal. Parameters are followed to a `const` above, and through `...about.params`. */
export function findCalls(): Call[] {
  const paths = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return paths.flatMap((path) => {
    const text = readFileSync(join(SRC, path), "utf8").replaceAll(/\/\*[^]*?\*\//g, (comment) =>
      comment.replaceAll(/[^\n]/g, " "),
    );
    return Array.from(text.matchAll(CALL)).flatMap(({ 0: opening, index }) => {
      const start = index + opening.length;
      const body = text.slice(start, closing(text, start));
      const above = text.slice(0, index);
      const at = `${path}:${above.split("\n").length}`;
      const codes = Array.from(body.matchAll(/"([A-Z][A-Z_]{4,})"/g), ([, code]) => code as string);
      const params = paramsOf(body, above);
      return codes.filter((code) => !isReasonWord(body, code)).map((code) => ({ at, code, params }));
    });
  });
}

/** `reason: "LOCKED"` is a parameter's value. */
function isReasonWord(body: string, code: string): boolean {
  return body.includes(`reason: "${code}"`);
}

/** Where the bracket that is open at `start` closes; quotes are stepped over. */
function closing(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const sign = text[at] as string;
    if (`"'\``.includes(sign)) at = text.indexOf(sign, at + 1);
    else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign) && --depth === 0) return at;
  }
  return text.length;
}

function paramsOf(body: string, above: string): ReadonlySet<string> {
  const literal = objectBehind(body, /\bparams: \{/g, "first");
  if (literal !== undefined) return new Set(keysOf(literal, above));
  if (/\bparams\b/.test(body)) return new Set(keysOf(objectBehind(above, /\bconst params = \{/g, "last") ?? "", above));
  return new Set(/\babout\b/.test(body) ? aboutKeys(above) : []);
}

function aboutKeys(above: string): string[] {
  const about = objectBehind(above, /\bconst about = \{/g, "last") ?? "";
  return keysOf(objectBehind(about, /\bparams: \{/g, "first") ?? "", above);
}

function objectBehind(text: string, opening: RegExp, which: "first" | "last"): string | undefined {
  const match = Array.from(text.matchAll(opening)).at(which === "first" ? 0 : -1);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  return text.slice(start, closing(text, start));
}

function keysOf(object: string, above: string): string[] {
  return topLevel(object).flatMap((part) => {
    if (part.startsWith("...about.params")) return aboutKeys(above);
    return /^(\w+)/.exec(part)?.[1] ?? [];
  });
}

/** Splits at the commas that lie in no bracket. */
function topLevel(object: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= object.length; at++) {
    const sign = object[at] ?? ",";
    if (`"'\``.includes(sign)) at = object.indexOf(sign, at + 1);
    else if ("([{".includes(sign)) at = closing(object, at + 1);
    else if (sign === ",") {
      parts.push(object.slice(from, at).trim());
      from = at + 1;
    }
  }
  return parts.filter((part) => part !== "");
}
