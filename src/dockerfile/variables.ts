import { expandWord, type Scope } from "./expand-word.ts";
import type { Instruction } from "./instruction.ts";
import { splitWords } from "./words.ts";

/** ARG: `NAME` alone takes the global default, if there is one. A value that only the build knows stays out. */
export function declareArgs(arg: Instruction, into: Map<string, string>, globals: Scope, escape: string): void {
  for (const word of splitWords(arg.args, escape)) {
    const [, name = "", value] = /^([A-Za-z_]\w*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (name === "") continue;
    if (value !== undefined) assign(into, name, value, into, escape);
    else if (globals.has(name)) into.set(name, globals.get(name) as string);
  }
}

/** ENV: `A=1 B=2` or the old `A 1`. All values see the variables as they were before the instruction. */
export function setEnv(instruction: Instruction, into: Map<string, string>, scope: Scope, escape: string): string[] {
  const names: string[] = [];
  for (const [name, value] of envPairs(instruction.args, escape)) {
    assign(into, name, value, scope, escape);
    names.push(name);
  }
  return names;
}

export function envPairs(args: string, escape: string): (readonly [string, string])[] {
  const words = splitWords(args, escape);
  const [first] = words;
  if (first === undefined) return [];
  if (!first.includes("=")) return [[first, args.slice(args.indexOf(first) + first.length).trim()]];
  return words.flatMap((word) => {
    const [name = "", value] = word.split(/=(.*)/s);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function assign(into: Map<string, string>, name: string, value: string, scope: Scope, escape: string): void {
  const { text, complete } = expandWord(value, scope, escape);
  if (complete) into.set(name, text);
  else into.delete(name);
}
