import type { Accounts } from "./accounts.ts";
import type { BaseReference } from "./base-reference.ts";
import type { Instruction } from "./instruction.ts";
import type { Ownership } from "./ownership.ts";

/** What an image is after the last instruction of a stage; the next stage built on it starts from a copy. */
export interface Stage {
  readonly name?: string;
  readonly base?: BaseReference;
  /** ENV and ARG; ENV wins (reference.md, "Using ARG variables"). */
  readonly env: Map<string, string>;
  readonly args: Map<string, string>;
  readonly accounts: Accounts;
  readonly ownership: Ownership;
  readonly ports: Set<number>;
  /** Files below `/root` that the service needs, by line. */
  readonly rootFiles: Map<number, string>;
  user?: UserText;
  home?: { readonly line: number };
  workdir?: string;
  workdirLine?: number;
  healthcheck?: Instruction;
  entrypoint?: Instruction;
  cmd?: Instruction;
  /** Whether CMD stands in this stage and not in an earlier one: ENTRYPOINT resets only an inherited CMD. */
  cmdIsOwn: boolean;
  shell?: Instruction;
}

/** The argument of USER with variables filled in. */
export interface UserText {
  readonly text: string;
  readonly complete: boolean;
  readonly line: number;
}

/** What an instruction may see besides its own stage. */
export interface Surroundings {
  readonly globalArgs: ReadonlyMap<string, string>;
  /** The stages before this one. */
  readonly stages: readonly Stage[];
  readonly escape: string;
}

export function scopeOf(stage: Stage): ReadonlyMap<string, string> {
  return new Map([...stage.args, ...stage.env]);
}

/** Whether instructions run as root at this point. An unknown base counts as root's: nearly all are. */
export function isRootNow(stage: Stage): boolean {
  if (stage.user) return /^(root|0+)(:|$)/.test(stage.user.text);
  return !(stage.base?.image?.startsAsUser ?? false);
}
