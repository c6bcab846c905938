import type { Instruction } from "./instruction.ts";
import { isWithin } from "./ownership.ts";
import type { ShellCommand } from "./shell-commands.ts";
import type { Stage } from "./stage.ts";

interface Installer {
  readonly pattern: RegExp;
  readonly name: string;
  /** Set, it moves the installation out of the home folder. */
  readonly variables: readonly string[];
}

/** Installers that put programs into the home folder of whoever runs them. Caches are none: nothing reads them later. */
const INSTALLERS: readonly Installer[] = [
  { pattern: /sh\.rustup\.rs/, name: "rustup", variables: ["CARGO_HOME"] },
  { pattern: /astral\.sh\/uv/, name: "uv", variables: ["UV_INSTALL_DIR", "UV_UNMANAGED_INSTALL", "XDG_BIN_HOME"] },
  { pattern: /\buv tool install\b/, name: "uv tool", variables: ["UV_TOOL_DIR", "XDG_DATA_HOME"] },
  { pattern: /\buv python install\b/, name: "uv python", variables: ["UV_PYTHON_INSTALL_DIR", "XDG_DATA_HOME"] },
  { pattern: /\bpip3? install .*--user\b/, name: "pip --user", variables: ["PYTHONUSERBASE"] },
  { pattern: /\bpipx install\b/, name: "pipx", variables: ["PIPX_HOME"] },
  { pattern: /install\.python-poetry\.org/, name: "poetry", variables: ["POETRY_HOME"] },
  { pattern: /nvm-sh\/nvm/, name: "nvm", variables: ["NVM_DIR"] },
  { pattern: /\bbun\.(?:sh|com)\/install/, name: "bun", variables: ["BUN_INSTALL"] },
  { pattern: /\bdeno\.land\/(?:x\/)?install/, name: "deno", variables: ["DENO_INSTALL"] },
  { pattern: /\bplaywright install( |$)/, name: "playwright", variables: ["PLAYWRIGHT_BROWSERS_PATH"] },
];

/** Notes what a RUN as root leaves below `/root`, which is closed to all others (mode 0700). */
export function findRootFiles(run: Instruction, commands: readonly ShellCommand[], stage: Stage): void {
  const home = stage.env.get("HOME") ?? "/root";
  const movesOut = commands.some(({ words }) => leavesRoot(words));
  for (const { words, writes } of commands) {
    forgetRemoved(words, stage);
    const written = writes.find((path) => isBelowRoot(path)) ?? copiedBelowRoot(words);
    const installer = isWithin(home, "/root") && !movesOut ? installerOf(words, run, stage) : undefined;
    const found = written ?? installer;
    if (found !== undefined && !stage.rootFiles.has(run.start)) stage.rootFiles.set(run.start, found);
  }
  if (movesOut) stage.rootFiles.delete(run.start);
}

function installerOf(words: readonly string[], run: Instruction, stage: Stage): string | undefined {
  const text = words.join(" ");
  const found = INSTALLERS.find(({ pattern, variables }) => {
    return (
      pattern.test(text) &&
      !variables.some((name) => stage.env.has(name) || stage.args.has(name) || mentions(run, name))
    );
  });
  return found?.name;
}

function mentions(run: Instruction, variable: string): boolean {
  return [run.args, ...run.heredocs.map((heredoc) => heredoc.body)].some((text) => text.includes(`${variable}=`));
}

function copiedBelowRoot([program = "", ...rest]: readonly string[]): string | undefined {
  if (program === "ln") return rest.find(isBelowRoot);
  const target = rest.at(-1) ?? "";
  return (program === "cp" || program === "mv") && isBelowRoot(target) ? target : undefined;
}

/** `mv /root/.local/bin/uv /usr/local/bin/`: somebody knew. */
function leavesRoot([program = "", ...rest]: readonly string[]): boolean {
  if (program !== "mv" && program !== "cp" && program !== "install") return false;
  return rest.slice(0, -1).some(isBelowRoot) && !isBelowRoot(rest.at(-1) ?? "");
}

function forgetRemoved([program = "", ...rest]: readonly string[], stage: Stage): void {
  if (program !== "rm") return;
  for (const [line, path] of stage.rootFiles) {
    if (rest.some((word) => isWithin(path, word.replace(/\/\*?$/, "")))) stage.rootFiles.delete(line);
  }
}

function isBelowRoot(path: string): boolean {
  return isWithin(path, "/root");
}
