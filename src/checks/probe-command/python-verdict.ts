import { statusTest, statusVerdict, type StatusTest, type StatusVerdict } from "./status-test.ts";

export type Library = "urllib" | "requests" | "httpx";

const below =
  (limit: number): StatusTest =>
  (status) =>
    status < limit;
/** What raises before the program sees an answer: urllib on anything but 2xx, at the end of the redirects. */
const SUCCESS: StatusTest = below(300);

/** Attributes of an answer that are true where it is good. */
const GOOD: Readonly<Record<Library, Readonly<Record<string, StatusTest>>>> = {
  urllib: {},
  requests: { "R.ok": below(400) },
  httpx: { "R.is_success": SUCCESS, "not R.is_error": below(400) },
};
/** How an answer's status is spelt. */
const STATUS: Readonly<Record<Library, RegExp>> = {
  urllib: /^R\.(?:status|code|getcode\(\))(==|!=|<=?|>=?)(\d+)$/,
  requests: /^R\.status_code(==|!=|<=?|>=?)(\d+)$/,
  httpx: /^R\.status_code(==|!=|<=?|>=?)(\d+)$/,
};
const EXIT = String.raw`(?:(?:sys\.)?exit|quit)`;
/** Statements that end the program, and whether their condition means health. */
const ENDINGS: readonly (readonly [RegExp, boolean])[] = [
  [/^assert (.+)$/, true],
  [new RegExp(`^${EXIT}\\(0 if (.+?) else 1\\)$`), true],
  [new RegExp(`^${EXIT}\\(1 if (.+?) else 0\\)$`), false],
  [new RegExp(`^${EXIT}\\(0\\) ?if (.+?) else ${EXIT}\\(1\\)$`), true],
  [new RegExp(`^${EXIT}\\(1\\) ?if (.+?) else ${EXIT}\\(0\\)$`), false],
  // True is 1 and False is 0.
  [new RegExp(`^${EXIT}\\((.+)\\)$`), false],
];
const IDLE = /^R(?:\.(?:read\(\)|close\(\)|getcode\(\)))?$/;
const ASSIGNMENT = /^([a-z_]\w*)=R$/;
const TAKEN = new Set(["sys", "exit", "quit", "assert", "not", "if", "else"]);

/** What a program does with the answer `R` of its only request; undefined where that is not understood. */
export function pythonVerdict(program: string, library: Library): StatusVerdict | undefined {
  // Exactly one "R": a second would be a name of the program's own.
  if (program.includes("'") || program.split(/\bR\b/).length !== 2) return undefined;
  const [first = "", ...others] = program.split(";");
  const variable = ASSIGNMENT.exec(first)?.[1];
  if (variable !== undefined && TAKEN.has(variable)) return undefined;
  const named = variable !== undefined && new RegExp(`(?<![\\w.])${variable}(?!\\w)`, "g");
  const statements = named ? others.map((other) => other.replace(named, "R")) : [first, ...others];
  const checks = statements.filter((statement) => !(IDLE.test(statement) && isKnown(statement, library)));
  if (checks.length === 0) return library === "urllib" ? "below-400" : "any";
  const [check = "", ...more] = checks;
  // Only the last statement may decide: what follows an exit never runs.
  if (more.length > 0 || statements.at(-1) !== check) return undefined;
  return checkVerdict(check, library);
}

function isKnown(statement: string, library: Library): boolean {
  return library === "urllib" || statement === "R" || statement === "R.close()";
}

function checkVerdict(check: string, library: Library): StatusVerdict | undefined {
  if (check === "R.raise_for_status()" && library !== "urllib") {
    // httpx raises on redirects too (Response.raise_for_status: is_success or an error).
    return library === "requests" ? "below-400" : "exact";
  }
  for (const [pattern, meansHealth] of ENDINGS) {
    const condition = pattern.exec(check)?.[1];
    const test = condition === undefined ? undefined : readCondition(condition, library);
    if (test) return verdictOf(meansHealth ? test : (status) => !test(status), library);
  }
  return undefined;
}

function readCondition(condition: string, library: Library): StatusTest | undefined {
  const [, operator = "", limit = ""] = STATUS[library].exec(condition) ?? [];
  const good = Object.hasOwn(GOOD[library], condition) ? GOOD[library][condition] : undefined;
  const test = good ?? statusTest(operator, limit);
  if (test || !condition.startsWith("not ")) return test;
  const inner = condition.startsWith("not not ") ? undefined : readCondition(condition.slice(4), library);
  return inner && ((status) => !inner(status));
}

function verdictOf(accepts: StatusTest, library: Library): StatusVerdict | undefined {
  if (library !== "urllib") return statusVerdict(accepts);
  const verdict = statusVerdict((status) => accepts(status) || status >= 300);
  return verdict === "any" ? "below-400" : verdict;
}
