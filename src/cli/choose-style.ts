import type { WriteStream } from "node:tty";
import type { Style } from "../printers/style.ts";

/** Width where output is no terminal: nothing is wrapped for pipes and files. */
const UNLIMITED = 10_000;

/** Colour by flag, then NO_COLOR and FORCE_COLOR (no-color.org, force-color.org), then the terminal. */
export function chooseStyle(
  flags: { color?: string | undefined; plain?: boolean | undefined },
  stream: Pick<WriteStream, "isTTY" | "columns">,
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const plain = flags.plain ?? false;
  const columns = stream.isTTY ? Math.max(20, stream.columns || Number(env["COLUMNS"]) || 80) : UNLIMITED;
  return { color: !plain && wantsColor(flags.color, stream.isTTY === true, env), columns, plain };
}

function wantsColor(
  flag: string | undefined,
  terminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (flag === "always") return true;
  if (flag === "never") return false;
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return terminal && env["TERM"] !== "dumb";
}
