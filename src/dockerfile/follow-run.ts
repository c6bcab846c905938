import { followAccountCommand } from "./account-commands.ts";
import { isRhel } from "./begin-stage.ts";
import { expandWord } from "./expand-word.ts";
import { followFileCommand, type RunPlace } from "./file-commands.ts";
import type { Instruction } from "./instruction.ts";
import { findRootFiles } from "./root-files.ts";
import { runCommands } from "./run-scripts.ts";
import type { ShellCommand } from "./shell-commands.ts";
import { isRootNow, scopeOf, type Stage } from "./stage.ts";

/** RUN: the accounts it makes, the folders it makes and gives away, what it leaves below `/root`. */
export function followRun(run: Instruction, stage: Stage): void {
  const commands = runCommands(run);
  const isRoot = isRootNow(stage);
  const variables = new Map([...(isRoot ? [["HOME", "/root"] as const] : []), ...scopeOf(stage)]);
  const place: RunPlace = { stage, isRoot, workdir: stage.workdir };
  const habits = { busybox: stage.base?.alpine ?? false, createsHome: isRhel(stage.base) };
  const expanded = commands.map((command) => expandCommand(command, variables));
  for (const { words, writes } of expanded) {
    followAccountCommand(words, { accounts: stage.accounts, habits, line: run.start });
    makeHomes(stage, run.start);
    followFileCommand(words, place);
    for (const file of writes)
      if (/\/etc\/(passwd|group)$/.test(file) && words[0] === "cat") stage.accounts.forgetIds();
  }
  if (isRoot) findRootFiles(run, expanded, stage);
}

/** Words ready to be judged; what only the build knows stays in them as `$`, which no id and no path has. */
function expandCommand({ words, writes, end }: ShellCommand, variables: Map<string, string>): ShellCommand {
  const expand = (word: string) => {
    const { text, complete } = expandWord(word, variables);
    const home = variables.get("HOME");
    if (!complete) return text.includes("$") ? text : `$${text}`;
    return home !== undefined && /^~(\/|$)/.test(word) ? home + text.slice(1) : text;
  };
  const [first = ""] = words;
  if (words.length === 1 && /^[A-Za-z_]\w*=/.test(first)) {
    const [name = "", value = ""] = first.split(/=(.*)/s);
    const { text, complete } = expandWord(value, variables);
    if (complete) variables.set(name, text);
    else variables.delete(name);
  }
  return { words: withoutWrapper(words).map(expand), writes: writes.map(expand), end };
}

/** `sudo`, `exec`, `command`, and assignments ahead of a command change nothing about it here. */
function withoutWrapper(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^(?:sudo|exec|command|env|[A-Za-z_]\w*=.*)$/s.test(word));
  return start === -1 ? [] : words.slice(start);
}

function makeHomes(stage: Stage, line: number): void {
  for (const account of stage.accounts.made(line)) {
    if (account.hasHome === true) stage.ownership.makeFolder(account.home, "user");
  }
}
