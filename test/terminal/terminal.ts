import { stripVTControlCharacters } from "node:util";
import { spawn, type IPty } from "@lydell/node-pty";

export interface TerminalOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly columns?: number;
}

export interface Ending {
  readonly code: number;
  /** 0 where the process ended by itself. */
  readonly signal: number;
  /** All that was printed, with its escape sequences. */
  readonly raw: string;
  /** All that was printed, as plain lines. */
  readonly text: string;
}

/** Generous: the machine may be slow and busy, and a wait ends as soon as its text is there. */
const PATIENCE = 30_000;

/**
 * A program in a real pseudo-terminal. Steps queue up and run one after the other:
 * `await terminal.expect("Apply this hunk").press("y").ends()`.
 */
export class Terminal implements AsyncDisposable {
  readonly #pty: IPty;
  readonly #ended: Promise<{ exitCode: number; signal?: number }>;
  #over = false;
  #steps: Promise<void> = Promise.resolve();
  #raw = "";
  /** How far into the text the steps have read. */
  #read = 0;
  #notice = (): void => {};

  constructor(program: string, args: readonly string[], { cwd, env, columns = 120 }: TerminalOptions) {
    this.#pty = spawn(program, [...args], { cwd, env, cols: columns, rows: 50, name: env["TERM"] ?? "xterm-256color" });
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#notice();
    });
    this.#ended = new Promise((resolve) => {
      this.#pty.onExit((ending) => {
        this.#over = true;
        resolve(ending);
        this.#notice();
      });
    });
  }

  /** Waits for text that comes after what was expected before. */
  expect(text: string): this {
    return this.#then(() => this.#find(text));
  }

  /** Types keys, all at once. */
  press(keys: string): this {
    return this.#then(() => this.#pty.write(keys));
  }

  resize(columns: number): this {
    return this.#then(() => this.#pty.resize(columns, 50));
  }

  send(signal: NodeJS.Signals): this {
    return this.#then(() => this.#pty.kill(signal));
  }

  /** The terminal goes away, as when its window is closed. */
  close(): this {
    return this.#then(() => (this.#pty as IPty & { destroy(): void }).destroy());
  }

  /** Runs a step of the test's own between two others. */
  check(step: () => void | Promise<void>): this {
    return this.#then(step);
  }

  /** Runs the queued steps. */
  steps(): Promise<void> {
    return this.#steps;
  }

  /** Runs the queued steps and waits for the program to end. */
  async ends(): Promise<Ending> {
    await this.#steps;
    const { exitCode, signal = 0 } = await this.#within(this.#ended, "its end");
    return { code: exitCode, signal, raw: this.#raw, text: this.#text() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#steps.catch(() => {});
    if (!this.#over) this.#pty.kill("SIGKILL");
    await this.#ended;
  }

  #then(step: () => void | Promise<void>): this {
    this.#steps = this.#steps.then(step);
    // Reported by whoever awaits the end; not as an unhandled rejection before that.
    this.#steps.catch(() => {});
    return this;
  }

  #text(): string {
    return stripVTControlCharacters(this.#raw).replaceAll("\r", "");
  }

  async #find(text: string): Promise<void> {
    const found = new Promise<void>((resolve, reject) => {
      this.#notice = () => {
        const at = this.#text().indexOf(text, this.#read);
        if (at >= 0) {
          this.#read = at + text.length;
          resolve();
        } else if (this.#over) reject(new Error(`ended before ${JSON.stringify(text)}:\n${this.#text()}`));
      };
      this.#notice();
    });
    await this.#within(found, JSON.stringify(text));
    this.#notice = () => {};
  }

  async #within<T>(wait: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`waited in vain for ${what}:\n${this.#text().slice(-3000)}`)),
        PATIENCE,
      );
    });
    return Promise.race([wait, late]).finally(() => clearTimeout(timer));
  }
}
