import type { Hunk } from "../core/hunks.ts";
import type { WalkKey } from "../core/walk.ts";

/** What the walk shows before it asks: lines ready to print. */
export interface HunkView {
  readonly hunk: Hunk;
  readonly lines: readonly string[];
  readonly keys: readonly (WalkKey | "e")[];
}

/** The person at the terminal. Every method throws MigrateError INTERRUPTED on Ctrl-C or closed input. */
export interface Asker {
  show(lines: readonly string[]): void;
  hunkKey(view: HunkView): Promise<WalkKey | "e">;
  confirm(question: string): Promise<boolean>;
  /** A line of text; `problem` says why an answer will not do. */
  text(question: string, problem: (answer: string) => string | undefined): Promise<string>;
  /** Opens an editor; undefined where none is set. */
  edit(text: string): Promise<string | undefined>;
}
