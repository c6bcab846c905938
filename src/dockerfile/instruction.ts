/** One instruction of a Dockerfile, its continuation lines joined. Lines are counted from 1. */
export interface Instruction {
  /** Upper case. What Docker does not know is kept, with `known: false`. */
  readonly keyword: string;
  readonly known: boolean;
  /** Leading `--name=value` words, of the instructions that take any. */
  readonly flags: readonly Flag[];
  /** The text behind keyword and flags. Comments and line breaks inside it are gone, as in BuildKit. */
  readonly args: string;
  /** The words of the JSON (exec) form; absent in the shell form and where the JSON is broken. */
  readonly json?: readonly string[];
  readonly heredocs: readonly Heredoc[];
  readonly start: number;
  readonly end: number;
}

export interface Flag {
  readonly name: string;
  /** Empty for a flag without `=`, as `--link`. */
  readonly value: string;
}

export interface Heredoc {
  readonly name: string;
  readonly body: string;
}

export function flagValue(instruction: Instruction, name: string): string | undefined {
  return instruction.flags.find((flag) => flag.name === name)?.value;
}
