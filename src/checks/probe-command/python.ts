import type { Attempt } from "./meaning.ts";
import { programStatements } from "./program-text.ts";
import { readPythonHttp } from "./python-http.ts";
import { readPythonSocket } from "./python-socket.ts";

/** Flags that change nothing here; -O would remove assertions, -S the name `exit`. */
const HARMLESS = new Set(["-u", "-B", "-I", "-E", "-s"]);
/** What may be imported, by the statement, and the name that it binds. */
const BINDINGS = new Map([
  ["from urllib.request import urlopen", "urlopen"],
  ["from urllib import request", "request"],
  ["from sys import exit", "exit"],
]);
const MODULES = new Set(["requests", "httpx", "urllib.request", "socket", "sys", "ssl"]);

/** `python -c "…"`, the whole program, or nothing. */
export function readPython(args: readonly string[]): Attempt | undefined {
  const flags = args.findIndex((arg) => !HARMLESS.has(arg));
  const [option, program, ...more] = args.slice(Math.max(flags, 0));
  if (option !== "-c" || program === undefined || more.length > 0) return undefined;
  const statements = programStatements(program, { lineEndsStatement: true });
  const body = statements && splitImports(statements);
  if (!body || !isBound(body.statements, body.names)) return undefined;
  return readPythonSocket(body.statements) ?? readPythonHttp(body.statements, body.names);
}

interface Body {
  readonly statements: readonly string[];
  readonly names: ReadonlySet<string>;
}

function splitImports(statements: readonly string[]): Body | undefined {
  const names = new Set<string>();
  const first = statements.findIndex((statement) => !/^(?:import|from) /.test(statement));
  if (first < 0) return undefined;
  for (const statement of statements.slice(0, first)) {
    const bound = BINDINGS.get(statement);
    const modules = bound === undefined ? statement.replace(/^import /, "").split(",") : [];
    if (!modules.every((name) => MODULES.has(name))) return undefined;
    for (const name of bound === undefined ? modules : [bound]) names.add(name);
  }
  return { statements: statements.slice(first), names };
}

/** A module used but not imported raises NameError: that probe never succeeds. */
function isBound(statements: readonly string[], names: ReadonlySet<string>): boolean {
  for (const [, used = ""] of statements.join(";").matchAll(/\b(sys|ssl|socket)\./g)) {
    if (!names.has(used)) return false;
  }
  return true;
}
