import type { Difference, HttpAttempt } from "./meaning.ts";
import { take, type Cursor } from "./node-callback.ts";

/** The first argument of `http.get`: a URL, or options without nested objects. */
export function readNodeTarget(cursor: Cursor, scheme: "http" | "https"): HttpAttempt | undefined {
  const url = take(cursor, /'([^']*)'/y)?.[1];
  if (url !== undefined) {
    // Each module refuses the URLs of the other.
    const own = url.toLowerCase().startsWith(`${scheme}://`);
    return own ? { kind: "http", url, differences: [], unverified: false, limits: [] } : undefined;
  }
  const options = take(cursor, /\{([^{}]*)\}/y)?.[1];
  return options === undefined ? undefined : readRequestOptions(options, scheme);
}

const OPTION = /(\w+):(?:'([^']*)'|(\w+))(?:,|$)/y;

/** Options of http.request; `timeout` is in milliseconds and only raises an event, so it counts as a limit in doubt. */
function readRequestOptions(text: string, scheme: "http" | "https"): HttpAttempt | undefined {
  const options = new Map<string, string>();
  const cursor: Cursor = { text, at: 0 };
  while (cursor.at < text.length) {
    const [, name = "", quoted, bare] = take(cursor, OPTION) ?? [];
    const value = quoted ?? bare;
    if (value === undefined || options.has(name)) return undefined;
    options.set(name, value);
  }
  return attemptOf(options, scheme);
}

const KNOWN = new Set(["host", "hostname", "port", "path", "method", "timeout", "rejectUnauthorized"]);

function attemptOf(options: ReadonlyMap<string, string>, scheme: "http" | "https"): HttpAttempt | undefined {
  if (![...options.keys()].every((name) => KNOWN.has(name))) return undefined;
  const host = options.get("hostname") ?? options.get("host") ?? "localhost";
  const path = options.get("path") ?? "/";
  const timeout = options.get("timeout") ?? "";
  const port = options.get("port");
  // A host with a colon or a slash, or a path that does not begin with one, is not what a URL would say.
  if (!/^[\w.-]+$|^::1$/.test(host) || !/^\/[^#]*$/.test(path) || !/^(?:[1-9]\d{0,8})?$/.test(timeout))
    return undefined;
  const differences: Difference[] = (options.get("method") ?? "GET") === "GET" ? [] : ["method"];
  return {
    kind: "http",
    url: `${scheme}://${host === "::1" ? "[::1]" : host}${port === undefined ? "" : `:${port}`}${path}`,
    differences,
    unverified: options.get("rejectUnauthorized") === "false",
    limits: timeout === "" ? [] : [Number(timeout) / 1000],
  };
}
