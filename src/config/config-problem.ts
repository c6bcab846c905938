import type { Objection } from "./judge-value.ts";

export type ConfigProblemKind =
  | Objection["kind"]
  | "syntax"
  | "several-documents"
  | "missing-header"
  | "missing-key"
  | "unknown-key"
  | "duplicate-key"
  | "duplicate-service";

/** What is wrong at one place of a configuration file. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly kind: ConfigProblemKind;
  /** The file. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The line's text without its break. */
  readonly sourceLine: string;
  /** Dotted path of the key, as `services[2].port`; empty for the whole document. */
  readonly key: string;
  /** What may stand there; for a syntax error what the reader says. */
  readonly expected: string;
  /** What was most likely meant. */
  readonly suggestion?: string;
}

/** What is wrong with a variable or a flag. */
export interface OverrideProblem {
  readonly kind: Objection["kind"];
  /** `ARCHON_MIGRATE_NAMESPACE` or `--namespace`. */
  readonly name: string;
  readonly value: string;
  readonly expected: string;
  readonly suggestion?: string;
}
