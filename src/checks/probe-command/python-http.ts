import type { Difference, HttpAttempt } from "./meaning.ts";
import { readKeywords } from "./python-keywords.ts";
import { pythonVerdict, type Library } from "./python-verdict.ts";

const ARGUMENT = String.raw`,\w+=(?:[\w.]+(?:\(\))?|\{[^{}]*\}|\([^()]*\))`;
/** A request with a literal URL; everything that it is made of is understood or the program is unclear. */
const REQUEST = new RegExp(`(?<![\\w.])([a-z][a-z.]*)\\('([^']*)'((?:${ARGUMENT}){0,8})\\)`);
const VERBS = new Set(["get", "head", "post", "put", "patch", "delete", "options"]);

/** httpx gives up after 5 seconds unless told otherwise (httpx, DEFAULT_TIMEOUT_CONFIG). */
const HTTPX_SECONDS = 5;

/** `urlopen`, `requests.get` and `httpx.get`, with whatever the program makes of the answer. */
export function readPythonHttp(statements: readonly string[], names: ReadonlySet<string>): HttpAttempt | undefined {
  const program = statements.join(";");
  const request = REQUEST.exec(program);
  const callee = request && readCallee(request[1] as string, names);
  if (!request || !callee) return undefined;
  const keywords = readKeywords(request[3] as string, callee.library);
  if (!keywords) return undefined;
  // "R" stands for the answer from here on; no literal is left that could hide one.
  const rest = `${program.slice(0, request.index)}R${program.slice(request.index + request[0].length)}`;
  const verdict = pythonVerdict(rest, callee.library);
  if (verdict === undefined) return undefined;
  const differences: Difference[] = [...keywords.differences];
  if (callee.verb !== "get") differences.push("method");
  if (verdict === "exact") differences.push("exact-status");
  if (verdict === "any") differences.push("no-fail-flag");
  const limits =
    keywords.limit === undefined && callee.library === "httpx" ? [HTTPX_SECONDS] : [keywords.limit ?? Infinity];
  return { kind: "http", url: request[2] as string, differences, unverified: keywords.unverified, limits };
}

function readCallee(callee: string, names: ReadonlySet<string>): { library: Library; verb: string } | undefined {
  const dot = callee.lastIndexOf(".");
  const [owner, verb] = [callee.slice(0, Math.max(dot, 0)), callee.slice(dot + 1)];
  if (verb === "urlopen") return names.has(owner || verb) ? { library: "urllib", verb: "get" } : undefined;
  if ((owner !== "requests" && owner !== "httpx") || !names.has(owner) || !VERBS.has(verb)) return undefined;
  return { library: owner, verb };
}
