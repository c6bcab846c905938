import { MigrateError } from "../core/errors.ts";
import { chooseLanguage, fill, loadMessages } from "../locales/index.ts";
import { humanError } from "../printers/human-error.ts";
import { printable } from "../printers/style.ts";
import { chooseStyle } from "./choose-style.ts";
import { EXIT } from "./exit-codes.ts";

interface Thrown {
  readonly message?: string;
  readonly oclif?: { readonly exit?: number };
  readonly parse?: unknown;
}

/** Says what failed, in at most five lines on standard error, and sets the exit status. Never a stack trace. */
export async function reportFailure(thrown: unknown, argv: readonly string[], command = ""): Promise<void> {
  const messages = await loadMessages(chooseLanguage(languageFlag(argv), process.env));
  const error = thrown instanceof MigrateError ? thrown : usageError(thrown as Thrown, command);
  const style = chooseStyle({ color: colorFlag(argv) }, process.stderr, process.env);
  const text = error
    ? humanError(error, messages, style)
    : `${fill(messages.ui.bug, { reason: printable(firstLine(thrown as Thrown)) })}\n`;
  process.stderr.write(text);
  process.exitCode = error?.exit ?? EXIT.failed;
}

/** What oclif's parser found wrong with the flags. */
function usageError(thrown: Thrown, command: string): MigrateError | undefined {
  if (thrown.oclif === undefined) return undefined;
  const lines = (thrown.message ?? "").split("\n").map((line) => line.trim());
  const reason = lines.filter((line) => line !== "" && !line.startsWith("See more")).join(" ");
  return new MigrateError("USAGE", { params: { reason, command: command.replaceAll(":", " ") } });
}

function firstLine(thrown: Thrown): string {
  return (thrown.message ?? String(thrown)).split("\n")[0] ?? "";
}

/** `--lang` and `--color` as typed: parsing the flags may be what failed. */
function languageFlag(argv: readonly string[]): string | undefined {
  return typedFlag(argv, "--lang");
}

function colorFlag(argv: readonly string[]): string | undefined {
  return typedFlag(argv, "--color");
}

function typedFlag(argv: readonly string[], flag: string): string | undefined {
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = argv[at];
  return word?.includes("=") ? word.slice(flag.length + 1) : word && argv[at + 1];
}
