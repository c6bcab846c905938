import type { DockerfileFacts } from "../core/dockerfile-facts.ts";
import type { Instruction } from "./instruction.ts";
import { shellScript } from "./run-scripts.ts";
import { shellCommands } from "./shell-commands.ts";
import type { Stage } from "./stage.ts";

/** Scripts within scripts: deeper ones are nobody's command. */
const DEEPEST = 5;

/**
 * The instruction whose process has a shell in front of it that does not hand over with `exec`.
 * Some shells hand over by themselves, Debian's dash does not (research/images.md §3), so only `exec` counts.
 */
export function findShellForm({ entrypoint, cmd, shell }: Stage): DockerfileFacts["shellForm"] {
  // Of other shells (PowerShell, cmd) nothing is said.
  const isSh = !shell?.json || /(^|\/)(ba|da|a|z|k)?sh$/.test(shell.json[0] ?? "");
  const lead = entrypoint?.json;
  if (entrypoint && !lead) return isSh ? judge(entrypoint, entrypoint.args) : undefined;
  if (entrypoint && lead && lead.length > 0) {
    const command = withoutInit(lead);
    if (command === undefined) return undefined;
    if (command.length > 0) return judge(entrypoint, shellScript(command));
  }
  if (!cmd) return undefined;
  if (!cmd.json) return isSh ? judge(cmd, cmd.args) : undefined;
  return judge(cmd, shellScript(withoutInit(cmd.json) ?? []));
}

/**
 * The command behind `tini --`, whose signal ends with the shell. Undefined for dumb-init, which signals
 * every process of its session (README, "Session behavior").
 */
function withoutInit(words: readonly string[]): readonly string[] | undefined {
  const [program = ""] = words;
  if (/(^|\/)dumb-init$/.test(program)) return undefined;
  if (!/(^|\/)(tini|tini-static|catatonit)$/.test(program)) return words;
  const start = words.findIndex((word, index) => index > 0 && !word.startsWith("-"));
  return start === -1 ? [] : words.slice(start);
}

function judge(instruction: Instruction, script: string | undefined): DockerfileFacts["shellForm"] {
  if (script === undefined || script.trim() === "" || handsOver(script, 0)) return undefined;
  return { line: instruction.start, instruction: instruction.keyword };
}

/** Whether the shell's place is taken by the process: by `exec` at the start or as the last command. */
function handsOver(script: string, depth: number): boolean {
  const commands = shellCommands(script);
  const [first] = commands;
  const last = commands.at(-1);
  const command = first && isExec(first.words) && first.end !== "|" && first.end !== "&" ? first : last;
  if (!command || !isExec(command.words) || command.end === "&" || commands.at(-2)?.end === "|") return false;
  // `exec sh -c "python …"`: the inner shell needs its own exec.
  const inner = shellScript(command.words.slice(1).map(plain));
  return inner === undefined || (depth < DEEPEST && handsOver(inner, depth + 1));
}

function isExec(words: readonly string[]): boolean {
  return words[0] === "exec" && words.length > 1;
}

function plain(word: string): string {
  return word.replace(/^(["'])([\s\S]*)\1$/, "$2").replaceAll(/\\(["\\$`])/g, "$1");
}
