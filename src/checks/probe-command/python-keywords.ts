import type { Difference } from "./meaning.ts";
import type { Library } from "./python-verdict.ts";

/** The keyword arguments of a request. */
interface Keywords {
  readonly differences: readonly Difference[];
  readonly unverified: boolean;
  /** In seconds; infinite for `None`; undefined where none is given. */
  readonly limit: number | undefined;
}

const KEYWORD = /,(\w+)=((?:\{[^{}]*\}|\([^()]*\)|[\w.]+(?:\(\))?))/g;

/** What each library takes; a keyword that it does not know raises TypeError. */
const KNOWN: Readonly<Record<Library, ReadonlySet<string>>> = {
  urllib: new Set(["timeout", "context"]),
  requests: new Set(["timeout", "verify", "headers", "auth", "cookies", "allow_redirects"]),
  httpx: new Set(["timeout", "verify", "headers", "auth", "cookies", "follow_redirects"]),
};

/** Reads `,timeout=2,verify=False`; undefined where a keyword or its value is not understood. */
export function readKeywords(text: string, library: Library): Keywords | undefined {
  const differences: Difference[] = [];
  let unverified = false;
  let limit: number | undefined;
  const seen = new Set<string>();
  for (const [, name = "", value = ""] of text.matchAll(KEYWORD)) {
    // A keyword given twice is a SyntaxError.
    if (!KNOWN[library].has(name) || seen.has(name)) return undefined;
    seen.add(name);
    if (name === "timeout") {
      limit = pythonSeconds(value);
      if (limit === undefined) return undefined;
    } else if (name === "headers" || name === "auth" || name === "cookies") differences.push("headers");
    else if (name === "context") {
      if (value !== "ssl._create_unverified_context()") return undefined;
      unverified = true;
    } else if (value !== "True" && value !== "False") return undefined;
    else if (name === "verify") unverified = value === "False";
    else if (name === "follow_redirects" && value === "True") differences.push("follows-redirects");
  }
  return { differences, unverified, limit };
}

/** Unlike curl's, a timeout of 0 is an error. */
function pythonSeconds(value: string): number | undefined {
  if (value === "None") return Infinity;
  return /^(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?$/.test(value) ? Number(value) || undefined : undefined;
}
