import fc from "fast-check";
import { spliceBytes } from "../../src/core/journal.ts";
import type { Config } from "../../src/core/config.ts";
import { config } from "./arbitrary-config.ts";
import { objects } from "./arbitrary-workload.ts";
import { Dice } from "./dice.ts";
import { style } from "./emit-style.ts";
import { emitYaml } from "./emit-yaml.ts";
import { readByJsYaml, readByYaml } from "./read-back.ts";
import { lateEdit, planOf } from "./subject.ts";

export interface BrokenText {
  readonly text: string;
  readonly config: Config;
}

const INSERTED = [
  " ",
  "  ",
  "\n",
  "\t",
  "\r",
  "\r\n",
  ":",
  "-",
  "#",
  "{",
  "}",
  "[",
  "]",
  ",",
  '"',
  "'",
  "|",
  ">",
  "&a ",
  "*a",
  "!",
  "!!str ",
  "? ",
  "%",
  "\\",
  "---\n",
  "...\n",
  "{{ .x }}",
  "\0",
  "\ufeff",
  "\u2028",
  "é",
  "<<: ",
  "null",
  "~",
];

/** One to four characters lost, put in or doubled; sometimes a line or a block of them. */
function mutated(text: string, seed: number): string {
  const dice = new Dice(seed);
  let out = text;
  for (let times = 1 + dice.below(4); times > 0; times--) {
    const at = dice.below(out.length + 1);
    const length = dice.chance(70) ? 1 : dice.below(40);
    const kind = dice.below(3);
    if (kind === 0) out = out.slice(0, at) + out.slice(at + length);
    else if (kind === 1) out = out.slice(0, at) + dice.pick(INSERTED) + out.slice(at);
    else out = out.slice(0, at + length) + out.slice(at, at + length) + out.slice(at + length);
  }
  return out;
}

const mutants = fc.tuple(objects, style, fc.nat()).map(([list, how, seed]) => mutated(emitYaml(list, how).text, seed));

/** Text that nobody meant. */
export const brokenText: fc.Arbitrary<BrokenText> = fc.record({
  text: fc.oneof(
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(...INSERTED, "kind: Pod", "image: nginx:latest", "a"), { maxLength: 40 })
        .map((parts) => parts.join("")),
    },
    { weight: 8, arbitrary: mutants },
  ),
  config,
});

/** Planning never throws, and what it writes can be written and read. */
export function planningNeverThrows({ text, config: how }: BrokenText): void {
  const bytes = Buffer.from(text);
  const plan = planOf(bytes, how);
  if (plan.edits.length === 0) return;
  const after = spliceBytes(bytes, plan.edits);
  const [first, second] = [readByJsYaml, readByYaml].map((read) => [reads(read, bytes), reads(read, after)] as const);
  if ((first?.[0] && !first[1]) || (second?.[0] && !second[1]))
    throw new Error(`a text that could be read cannot be read any more:\n${text}\n--- after\n${after.toString()}`);
  const late = lateEdit(plan, planOf(after, how));
  if (late) throw new Error(`the second run edits ${JSON.stringify(late)}:\n${text}\n--- after\n${after.toString()}`);
}

function reads(read: (text: string) => unknown, bytes: Buffer): boolean {
  try {
    read(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
