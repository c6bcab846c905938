import { expandWord, type Scope } from "./expand-word.ts";
import type { Instruction } from "./instruction.ts";
import { splitWords } from "./words.ts";

/** A longer range is no list of listening ports. */
const LONGEST_RANGE = 100;

/** TCP ports of an EXPOSE, 1 to 65535. */
export function exposedPorts(expose: Instruction, scope: Scope, escape: string): number[] {
  return splitWords(expose.args, escape).flatMap((word) => {
    const { text, complete } = expandWord(word, scope, escape);
    const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(text) ?? [];
    return complete && from !== undefined ? portRange(Number(from), Number(to)) : [];
  });
}

function portRange(from: number, to: number): number[] {
  const ports: number[] = [];
  for (let port = from; port <= to && ports.length < LONGEST_RANGE; port++) {
    if (port >= 1 && port <= 65535) ports.push(port);
  }
  return ports;
}
