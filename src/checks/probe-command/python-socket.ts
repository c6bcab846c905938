import type { TcpAttempt } from "./meaning.ts";

const ADDRESS = String.raw`\(\('([^']*)',(\d{1,5})\)`;
const SOCKET = String.raw`socket\.socket\((?:socket\.AF_INET(?:,socket\.SOCK_STREAM)?)?\)`;
const EXIT = String.raw`(?:sys\.)?exit`;
const SECONDS = String.raw`(\d{1,9}(?:\.\d{1,9})?)`;

/** Whole programs, statements joined by `;`. Groups: host, port, and a time limit in seconds. */
const CREATE = [
  new RegExp(`^socket\\.create_connection${ADDRESS}(?:,(?:timeout=)?${SECONDS})?\\)(?:\\.close\\(\\))?$`),
  new RegExp(`^(\\w+)=socket\\.create_connection${ADDRESS}(?:,(?:timeout=)?${SECONDS})?\\)(?:;\\1\\.close\\(\\))?$`),
];
const CONNECT = [
  new RegExp(`^${SOCKET}\\.connect${ADDRESS}\\)$`),
  // connect_ex returns the error number, 0 for none.
  new RegExp(`^${EXIT}\\(${SOCKET}\\.connect_ex${ADDRESS}\\)\\)$`),
];
const NAMED = [
  new RegExp(
    `^(\\w+)=${SOCKET};(?:\\1\\.settimeout\\(${SECONDS}\\);)?\\1\\.connect${ADDRESS}\\)(?:;\\1\\.close\\(\\))?$`,
  ),
  new RegExp(`^(\\w+)=${SOCKET};(?:\\1\\.settimeout\\(${SECONDS}\\);)?${EXIT}\\(\\1\\.connect_ex${ADDRESS}\\)\\)$`),
];
/** Names that a variable must not take away from the statements behind it. */
const TAKEN = new Set(["socket", "sys", "exit"]);

/** `socket.create_connection(…)` and `socket.socket().connect(…)`. */
export function readPythonSocket(statements: readonly string[]): TcpAttempt | undefined {
  const program = statements.join(";");
  const create = CREATE[0]?.exec(program);
  if (create) return attempt(create[1], create[2], create[3]);
  const kept = CREATE[1]?.exec(program);
  if (kept) return attempt(kept[2], kept[3], kept[4], kept[1]);
  for (const pattern of CONNECT) {
    const match = pattern.exec(program);
    if (match) return ipv4(attempt(match[1], match[2]));
  }
  for (const pattern of NAMED) {
    const match = pattern.exec(program);
    if (match) return ipv4(attempt(match[3], match[4], match[2], match[1]));
  }
  return undefined;
}

function attempt(host = "", port = "", limit?: string, variable?: string): TcpAttempt | undefined {
  // A timeout of 0 makes the socket non-blocking: it fails before it is connected.
  if (Number(limit) === 0 || TAKEN.has(variable ?? "")) return undefined;
  return { kind: "tcp", host, port, limits: limit === undefined ? [] : [Number(limit)] };
}

/** A plain socket is of IPv4 and cannot reach `::1`. */
function ipv4(found: TcpAttempt | undefined): TcpAttempt | undefined {
  return found?.host.includes(":") ? undefined : found;
}
