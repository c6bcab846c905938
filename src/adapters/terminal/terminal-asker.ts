import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import inquirer from "inquirer";
import { MigrateError } from "../../core/errors.ts";
import type { WalkKey } from "../../core/walk.ts";
import type { Messages } from "../../locales/messages.ts";
import type { Asker, HunkView } from "../../ports/asker.ts";
import { keyPrompt } from "./key-prompt.ts";

/** Questions on the terminal through inquirer; Ctrl-C and closed input become INTERRUPTED. */
export class TerminalAsker implements Asker {
  readonly #messages: Messages;
  readonly #env: Readonly<Record<string, string | undefined>>;

  constructor(messages: Messages, env: Readonly<Record<string, string | undefined>>) {
    this.#messages = messages;
    this.#env = env;
  }

  show(lines: readonly string[]): void {
    process.stdout.write(`${lines.join("\n")}\n`);
  }

  async hunkKey(view: HunkView): Promise<WalkKey | "e"> {
    this.show(view.lines);
    const { walkPrompt, walkHelp } = this.#messages.ui;
    const question = { message: walkPrompt, keys: view.keys, help: walkHelp };
    return (await untilClosed((signal) => keyPrompt(question, { signal }))) as WalkKey | "e";
  }

  async confirm(question: string): Promise<boolean> {
    const prompt = (): Promise<{ answer: boolean }> =>
      inquirer.prompt([{ type: "confirm", name: "answer", message: question, default: true }]);
    return (await untilClosed(prompt)).answer;
  }

  async text(question: string, problem: (answer: string) => string | undefined): Promise<string> {
    const validate = (answer: string): string | true => problem(answer) ?? true;
    const prompt = (): Promise<{ answer: string }> =>
      inquirer.prompt([{ type: "input", name: "answer", message: question, validate }]);
    return (await untilClosed(prompt)).answer;
  }

  async edit(text: string): Promise<string | undefined> {
    const editor = this.#env["VISUAL"] || this.#env["EDITOR"];
    if (!editor) return undefined;
    const folder = mkdtempSync(join(tmpdir(), "archon-migrate-"));
    try {
      const path = join(folder, "hunk.yaml");
      writeFileSync(path, text, { mode: 0o600 });
      // Through a shell, as git does it: EDITOR may hold arguments.
      const run = spawnSync("sh", ["-c", `${editor} "$1"`, "sh", path], { stdio: "inherit" });
      return run.status === 0 ? readFileSync(path, "utf8") : undefined;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Runs a prompt. Input that ends while it waits would leave Node with nothing to do and exit status 13
 * ("unsettled top-level await"): so the end of input aborts the prompt.
 */
async function untilClosed<T>(prompt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const closing = new AbortController();
  const close = (): void => closing.abort();
  process.stdin.once("end", close).once("close", close);
  try {
    return await Promise.race([prompt(closing.signal), whenAborted(closing.signal)]);
  } catch (error) {
    if (isCancel(error)) throw new MigrateError("INTERRUPTED");
    throw error;
  } finally {
    process.stdin.off("end", close).off("close", close);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new MigrateError("INTERRUPTED")), { once: true });
  });
}

function isCancel(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}
