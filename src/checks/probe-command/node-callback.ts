import { statusTest, statusVerdict, type StatusTest, type StatusVerdict } from "./status-test.ts";

/** A place in a canonical statement. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Steps over a sticky pattern if it stands here. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match) cursor.at = pattern.lastIndex;
  return match ?? undefined;
}

const EXPRESSION = String.raw`\(?(\w+)\)?=>process\.exit\(([^()]*)\?([01]):([01])\)`;
const BLOCK = String.raw`(?:\(?(\w+)\)?=>|function\((\w+)\))\{`;
const TERNARY = new RegExp(EXPRESSION, "y");
const TERNARY_BLOCK = new RegExp(String.raw`${BLOCK}process\.exit\(([^()]*)\?([01]):([01])\);?\}`, "y");
const IF_BLOCK = new RegExp(
  String.raw`${BLOCK}if\(([^()]*)\)(?:process\.exit\(([01])\);|\{process\.exit\(([01])\);?\})` +
    String.raw`else(?: process\.exit\(([01])\);?|\{process\.exit\(([01])\);?\})\}`,
  "y",
);
const FAILURE =
  /(?:\(\w*\)|\w+)=>(?:process\.exit\(1\)|\{process\.exit\(1\);?\})|function\(\w*\)\{process\.exit\(1\);?\}/y;

/** A callback that only exits with 1: of an error event, of a rejection. */
export function readNodeFailure(cursor: Cursor): boolean {
  return take(cursor, FAILURE) !== undefined;
}

/**
 * A callback that turns the status into an exit code, and nothing else.
 * @param fetched whether its argument is a Response of fetch, not an IncomingMessage
 */
export function readNodeCallback(cursor: Cursor, fetched: boolean): StatusVerdict | undefined {
  const short = take(cursor, TERNARY);
  if (short) return exitVerdict(short[1], short[2], short[3], short[4], fetched);
  const block = take(cursor, TERNARY_BLOCK);
  if (block) return exitVerdict(block[1] ?? block[2], block[3], block[4], block[5], fetched);
  const [, arrow, named, condition, a, b, c, d] = take(cursor, IF_BLOCK) ?? [];
  return exitVerdict(arrow ?? named, condition, a ?? b, c ?? d, fetched);
}

function exitVerdict(variable = "", condition = "", met = "", unmet = "", fetched = false): StatusVerdict | undefined {
  const test = readCondition(variable, condition, fetched);
  // A parameter of that name would hide the real one.
  if (!test || met === unmet || variable === "process") return undefined;
  return statusVerdict(met === "0" ? test : (status) => !test(status));
}

/** `r.statusCode<400`, `r.ok`, or two of them joined by `&&`. */
function readCondition(variable: string, condition: string, fetched: boolean): StatusTest | undefined {
  const tests = condition.split("&&").map((part) => readComparison(variable, part, fetched));
  const known = tests.filter((test) => test !== undefined);
  if (known.length !== tests.length || tests.length > 2) return undefined;
  return (status) => known.every((test) => test(status));
}

function readComparison(variable: string, text: string, fetched: boolean): StatusTest | undefined {
  if (fetched && text === `${variable}.ok`) return (status) => status < 300;
  if (fetched && text === `!${variable}.ok`) return (status) => status >= 300;
  const [, owner, property, operator = "", limit = ""] = /^(\w+)\.(\w+)([=!]==?|[<>]=?)(\d+)$/.exec(text) ?? [];
  if (owner !== variable || property !== (fetched ? "status" : "statusCode")) return undefined;
  return statusTest(operator, limit);
}
