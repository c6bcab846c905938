import { MigrateError } from "../core/errors.ts";
import { nearest } from "../config/nearest.ts";

export interface CommandLine {
  readonly wants: "run" | "help" | "version";
  /** Command id as in the manifest, `config:view`; empty for the program itself. */
  readonly id: string;
  /** What is left for the command. */
  readonly rest: readonly string[];
}

/**
 * Which command an argument list means: the longest run of leading words that is one.
 * @throws MigrateError USAGE for a word that is no command, with the nearest one
 */
export function findCommand(argv: readonly string[], ids: readonly string[]): CommandLine {
  const [first] = argv;
  if (first === "--version" || first === "-v" || first === "version") return { wants: "version", id: "", rest: [] };
  if (first === undefined || first === "--help" || first === "-h") return { wants: "help", id: "", rest: [] };
  if (first === "help") return { wants: "help", id: argv.length > 1 ? idOf(argv.slice(1), ids).id : "", rest: [] };
  const { id, length } = idOf(argv, ids);
  const rest = argv.slice(length);
  const options = rest.slice(0, rest.includes("--") ? rest.indexOf("--") : undefined);
  const help = options.includes("--help") || options.includes("-h");
  return { wants: help ? "help" : "run", id, rest };
}

function idOf(argv: readonly string[], ids: readonly string[]): { id: string; length: number } {
  const end = argv.findIndex((word) => word.startsWith("-"));
  const words = argv.slice(0, end < 0 ? undefined : end);
  for (let length = words.length; length > 0; length--) {
    const id = words.slice(0, length).join(":");
    if (ids.includes(id)) return { id, length };
  }
  const typed = words[0] ?? argv[0] ?? "";
  const topic = ids.find((id) => id.startsWith(`${typed}:`));
  const meant = topic ?? nearest(words.join(":"), ids) ?? nearest(typed, ids);
  const reason = meant === undefined ? "usage-no-command" : "usage-no-command-meant";
  throw new MigrateError("USAGE", { params: { reason, typed, meant: meant?.replaceAll(":", " ") ?? "", command: "" } });
}
