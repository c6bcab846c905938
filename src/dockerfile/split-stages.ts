import type { Instruction } from "./instruction.ts";

/** The instructions of one stage, its FROM first. */
export interface StageText {
  readonly from: Instruction;
  readonly name?: string;
  /** What FROM names, variables not yet filled in. */
  readonly source: string;
  readonly body: readonly Instruction[];
}

export interface StageTexts {
  /** ARG instructions ahead of the first FROM: only FROM lines see them. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly StageText[];
}

export function splitStages(instructions: readonly Instruction[]): StageTexts {
  const globals: Instruction[] = [];
  const stages: { from: Instruction; name?: string; source: string; body: Instruction[] }[] = [];
  for (const instruction of instructions) {
    const last = stages.at(-1);
    if (instruction.keyword === "FROM") stages.push({ ...readFrom(instruction.args), from: instruction, body: [] });
    else if (last) last.body.push(instruction);
    else if (instruction.keyword === "ARG") globals.push(instruction);
  }
  return { globals, stages };
}

function readFrom(args: string): { name?: string; source: string } {
  const [source = "", as, name] = args.split(/\s+/);
  return { source, ...(as?.toLowerCase() === "as" && name && { name: name.toLowerCase() }) };
}
