import { readSeconds } from "./read-options.ts";
import { simpleCommand } from "./simple-command.ts";

/** A program with its arguments, out of the shells and time limits around it. */
interface BareCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Time limits set from outside, in seconds. */
  readonly limits: readonly number[];
}

/** Nobody nests deeper on purpose. */
const MAX_DEPTH = 4;
const SHELLS = new Set(["sh", "bash", "ash", "dash"]);

/** Takes off `timeout`, `busybox` and `sh -c`; undefined where one of them is used in an unknown way. */
export function unwrapCommand(command: readonly string[]): BareCommand | undefined {
  let words: readonly string[] | undefined = command;
  const limits: number[] = [];
  for (let depth = 0; words && depth <= MAX_DEPTH; depth++) {
    const [program, args]: [string | undefined, readonly string[]] = [programName(words[0] ?? ""), words.slice(1)];
    if (program === undefined) return undefined;
    if (program === "timeout") {
      const limited = readTimeout(args);
      if (limited) limits.push(limited.seconds);
      words = limited?.command;
    } else if (program === "busybox") words = args;
    else if (SHELLS.has(program)) words = readShell(program, args);
    else return { program, args, limits };
  }
  return undefined;
}

/** The name of a program found on PATH or by an absolute path into a `bin`; any other file can be anything. */
function programName(word: string): string | undefined {
  return /^(?:\/(?:[\w.-]+\/)*s?bin\/)?([\w.-]+)$/.exec(word)?.[1];
}

function readShell(shell: string, args: readonly string[]): string[] | undefined {
  const [flag = "", script, ...more] = args;
  if (script === undefined || more.length > 0 || !/^-(?:c|ec|ce)$/.test(flag)) return undefined;
  return simpleCommand(script, shell === "bash");
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** timeout(1) of coreutils and BusyBox, and `-t` of BusyBox before 1.30. */
function readTimeout(args: readonly string[]): { seconds: number; command: readonly string[] } | undefined {
  let at = 0;
  for (; args[at]?.startsWith("-"); at++) {
    const flag = args[at] as string;
    if (flag === "-t") return limited(args.slice(at + 1));
    if (flag === "-s" || flag === "-k") {
      at++;
      // A signal that does not end the program would be no limit; -k takes a time.
      if (flag === "-s" && !/^(?:SIG)?(?:TERM|KILL|INT)$|^(?:2|9|15)$/.test(args[at] ?? "")) return undefined;
      if (flag === "-k" && duration(args[at] ?? "") === undefined) return undefined;
    } else if (flag !== "--foreground" && flag !== "--preserve-status") return undefined;
  }
  return limited(args.slice(at));
}

function limited([time = "", ...command]: readonly string[]): { seconds: number; command: string[] } | undefined {
  const seconds = duration(time);
  return seconds === undefined ? undefined : { seconds, command };
}

function duration(text: string): number | undefined {
  const unit = UNITS[text.slice(-1)];
  const seconds = readSeconds(unit === undefined ? text : text.slice(0, -1));
  return seconds === undefined ? undefined : seconds * (unit ?? 1);
}
