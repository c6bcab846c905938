import { readBase } from "./base-reference.ts";
import { beginStage, continueStage } from "./begin-stage.ts";
import { expandWord, type Scope } from "./expand-word.ts";
import { followInstruction } from "./follow-instruction.ts";
import type { Instruction } from "./instruction.ts";
import { declareArgs } from "./variables.ts";
import { splitStages } from "./split-stages.ts";
import type { Stage } from "./stage.ts";

/** All stages, each as it stands after its last instruction. */
export function readStages(instructions: readonly Instruction[], escape: string): Stage[] {
  const { globals, stages } = splitStages(instructions);
  const globalArgs = new Map<string, string>();
  for (const arg of globals) declareArgs(arg, globalArgs, new Map(), escape);
  const done: Stage[] = [];
  for (const { name, source, body } of stages) {
    const stage: Stage = { ...startOf(source, globalArgs, done, escape), ...(name !== undefined && { name }) };
    for (const instruction of body) followInstruction(instruction, stage, { globalArgs, stages: done, escape });
    done.push(stage);
  }
  return done;
}

/** FROM sees only the global ARGs. A stage's name hides an image of the same name; of two, the later counts. */
function startOf(source: string, globalArgs: Scope, done: readonly Stage[], escape: string): Stage {
  const expansion = expandWord(source, globalArgs, escape);
  const parent = done.findLast((stage) => stage.name === expansion.text.toLowerCase());
  return parent ? continueStage(parent) : beginStage(readBase(expansion));
}
