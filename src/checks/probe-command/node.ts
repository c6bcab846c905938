import type { Difference, HttpAttempt } from "./meaning.ts";
import { readNodeCallback, readNodeFailure, type Cursor, take } from "./node-callback.ts";
import { readNodeTarget } from "./node-target.ts";
import { programStatements } from "./program-text.ts";
import type { StatusVerdict } from "./status-test.ts";

/** `node -e "…"`, the whole program, or nothing. */
export function readNode(args: readonly string[]): HttpAttempt | undefined {
  const [option, program, ...more] = args;
  if ((option !== "-e" && option !== "--eval") || program === undefined || more.length > 0) return undefined;
  const statements = programStatements(program, { lineEndsStatement: false });
  return statements && (readGet(statements) ?? readFetch(statements));
}

/** `require('http').get(target, callback)`, perhaps with `.on('error', …)`; without it, an error ends node with 1. */
function readGet(statements: readonly string[]): HttpAttempt | undefined {
  const [first = "", second] = statements;
  if (statements.length > 2) return undefined;
  const named = second === undefined ? undefined : /^(?:const|let|var) (\w+)=(require\('[\w:]+'\))$/.exec(first);
  if (second !== undefined && (!named || named[1] === "process" || named[1] === "require")) return undefined;
  const call = /^(\w+|require\('[\w:]+'\))\.get\(/.exec(second ?? first);
  const module = call && (named ? call[1] === named[1] && named[2] : call[1]);
  const scheme = /^require\('(?:node:)?(https?)'\)$/.exec(module || "")?.[1];
  if (!call || (scheme !== "http" && scheme !== "https")) return undefined;
  const cursor: Cursor = { text: second ?? first, at: call[0].length };
  const target = readNodeTarget(cursor, scheme);
  const verdict = target && take(cursor, /,/y) && readNodeCallback(cursor, false);
  if (!verdict || !take(cursor, /\)/y)) return undefined;
  if (take(cursor, /\.on\('error',/y) && !(readNodeFailure(cursor) && take(cursor, /\)/y))) return undefined;
  if (cursor.at !== cursor.text.length) return undefined;
  return { ...target, differences: [...target.differences, ...statusDifference(verdict)] };
}

/** `fetch(url).then(callback)`, perhaps with `.catch(…)`; a rejection that nobody catches ends node with 1. */
function readFetch(statements: readonly string[]): HttpAttempt | undefined {
  const [text = "", ...more] = statements;
  const call = /^fetch\('([^']*)'\)\.then\(/.exec(text);
  if (!call || more.length > 0) return undefined;
  const cursor: Cursor = { text, at: call[0].length };
  const verdict = readNodeCallback(cursor, true);
  if (!verdict || !take(cursor, /\)/y)) return undefined;
  if (take(cursor, /\.catch\(/y) && !(readNodeFailure(cursor) && take(cursor, /\)/y))) return undefined;
  if (cursor.at !== cursor.text.length) return undefined;
  // It follows redirects to any host.
  const differences: Difference[] = ["follows-redirects", ...statusDifference(verdict)];
  return { kind: "http", url: call[1] as string, differences, unverified: false, limits: [] };
}

function statusDifference(verdict: StatusVerdict): Difference[] {
  if (verdict === "any") return ["no-fail-flag"];
  return verdict === "exact" ? ["exact-status"] : [];
}
