import type { Hunk } from "../core/hunks.ts";
import type { WalkKey } from "../core/walk.ts";

/** What the walk shows before it asks: lines ready to print. */
export interface HunkView {
  readonly hunk: Hunk;
  readonly lines: readonly string[];
  readonly keys: readonly (WalkKey | "e")[];
  /** What the keys do, shown when asked for. */
  readonly help: readonly string[];
}

/** What came back from an editor, or in words why nothing did. */
export type EditorOutcome = { readonly text: string } | { readonly problem: string };

/** The person at the terminal. Every question throws MigrateError INTERRUPTED on Ctrl-C or closed input. */
export interface Asker {
  /** Width of the terminal right now; it may be resized between two questions. */
  columns(): number;
  show(lines: readonly string[]): void;
  hunkKey(view: HunkView): Promise<WalkKey | "e">;
  confirm(question: string): Promise<boolean>;
  /** A line of text; `problem` says why an answer will not do. */
  text(question: string, problem: (answer: string) => string | undefined): Promise<string>;
  edit(text: string): Promise<EditorOutcome>;
}
