import type { TcpAttempt } from "./meaning.ts";
import { optionTable, readOptions, readSeconds } from "./read-options.ts";

/** nc(1) of OpenBSD and BusyBox, and ncat: only what all of them read alike. UDP (`-u`) is not here. */
const OPTIONS = optionTable<"scan" | "numeric" | "harmless" | "limit">(
  { scan: "-z", numeric: "-n", harmless: "-v -4 -6" },
  { limit: "-w" },
);

export function readNetcat(args: readonly string[]): TcpAttempt | undefined {
  const read = readOptions(args, OPTIONS, false);
  const [host, port, ...more] = read?.operands ?? [];
  if (!read || host === undefined || port === undefined || more.length > 0) return undefined;
  // Options behind the operands are read by some and not by others.
  if (args.at(-2) !== host || args.at(-1) !== port) return undefined;
  const has = (wanted: string): boolean => read.options.some(({ group }) => group === wanted);
  // Without -z it waits for its standard input; with -n it takes no names.
  if (!has("scan") || (has("numeric") && !/^[\d.]+$|:/.test(host))) return undefined;
  const limits: number[] = [];
  for (const { group, value } of read.options) {
    if (group !== "limit") continue;
    const seconds = readSeconds(value);
    // Some take 0 for no limit, some for an error.
    if (seconds === undefined || !Number.isFinite(seconds)) return undefined;
    limits.push(seconds);
  }
  return { kind: "tcp", host, port, limits };
}
