import type { Instruction } from "./instruction.ts";
import { shellCommands, type ShellCommand } from "./shell-commands.ts";

const SHELL = /^(?:\S*\/)?(?:ba|da|a|z|k)?sh$/;

/** The commands that a RUN gives to a shell: its line, or its heredoc where that is the script. */
export function runCommands(run: Instruction): ShellCommand[] {
  if (run.json) return execCommands(run.json);
  const commands = shellCommands(run.args);
  const [only] = commands;
  const body = run.heredocs[0]?.body;
  // `RUN <<EOF` and `RUN bash <<EOF` run the text; `RUN cat <<EOF > file` only writes it.
  const isScript = body !== undefined && commands.length <= 1 && (!only || SHELL.test(only.words[0] ?? ""));
  return isScript ? shellCommands(body) : commands;
}

function execCommands(words: readonly string[]): ShellCommand[] {
  const script = shellScript(words);
  if (script !== undefined) return shellCommands(script);
  return [{ words: words.map((word) => `'${word.replaceAll("'", "")}'`), writes: [], end: "" }];
}

/** The script of `sh -c script`, also with options ahead (`bash -o pipefail -ec script`). */
export function shellScript(words: readonly string[]): string | undefined {
  if (!SHELL.test(words[0] ?? "")) return undefined;
  const option = words.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word));
  return option === -1 ? undefined : words[option + 1];
}
