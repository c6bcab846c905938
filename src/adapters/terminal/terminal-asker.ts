import inquirer from "inquirer";
import type { WalkKey } from "../../core/walk.ts";
import { fill } from "../../locales/index.ts";
import type { Messages } from "../../locales/messages.ts";
import type { Asker, EditorOutcome, HunkView } from "../../ports/asker.ts";
import { keyPrompt } from "./key-prompt.ts";
import { runEditor } from "./run-editor.ts";
import { untilClosed } from "./until-closed.ts";

/** Questions on the terminal through inquirer; Ctrl-C and closed input become INTERRUPTED. */
export class TerminalAsker implements Asker {
  readonly #messages: Messages;
  readonly #env: Readonly<Record<string, string | undefined>>;

  constructor(messages: Messages, env: Readonly<Record<string, string | undefined>>) {
    this.#messages = messages;
    this.#env = env;
  }

  columns(): number {
    return Math.max(20, process.stdout.columns || 80);
  }

  show(lines: readonly string[]): void {
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }

  async hunkKey(view: HunkView): Promise<WalkKey | "e"> {
    this.show(view.lines);
    const question = { message: this.#messages.ui.walkPrompt, keys: view.keys, help: view.help.join("\n") };
    return (await untilClosed((signal) => keyPrompt(question, { signal }))) as WalkKey | "e";
  }

  async confirm(question: string): Promise<boolean> {
    const prompt = (): Promise<{ answer: boolean }> =>
      inquirer.prompt([{ type: "confirm", name: "answer", message: this.#broken(question), default: true }]);
    return (await untilClosed(prompt)).answer;
  }

  async text(question: string, problem: (answer: string) => string | undefined): Promise<string> {
    const validate = (answer: string): string | true => problem(answer) ?? true;
    const prompt = (): Promise<{ answer: string }> =>
      inquirer.prompt([{ type: "input", name: "answer", message: this.#broken(question), validate }]);
    return (await untilClosed(prompt)).answer;
  }

  /** inquirer breaks long questions in the middle of a word; its own mark and `(Y/n)` need room too. */
  #broken(question: string): string {
    const room = this.columns() - "? (Y/n) ".length;
    const lines = [""];
    for (const word of question.split(" ")) {
      const line = lines.at(-1) as string;
      if (line === "") lines[lines.length - 1] = word;
      else if (line.length + 1 + word.length > room) lines.push(word);
      else lines[lines.length - 1] = `${line} ${word}`;
    }
    return lines.join("\n");
  }

  async edit(text: string): Promise<EditorOutcome> {
    const { walkNoEditor, walkEditorFailed } = this.#messages.ui;
    const editor = this.#env["VISUAL"] || this.#env["EDITOR"];
    if (!editor) return { problem: walkNoEditor };
    const run = runEditor(editor, text);
    return "text" in run ? run : { problem: fill(walkEditorFailed, { editor, status: run.status }) };
  }
}
