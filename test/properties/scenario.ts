import fc from "fast-check";
import type { Config } from "../../src/core/config.ts";
import type { Plan } from "../../src/core/plan.ts";
import { spliceBytes } from "../../src/core/journal.ts";
import { describe, differences } from "./compare.ts";
import type { Plain, PlainMap } from "../reference/plain.ts";
import { config } from "./arbitrary-config.ts";
import { objects } from "./arbitrary-workload.ts";
import { style, type Style } from "./emit-style.ts";
import { emitYaml } from "./emit-yaml.ts";
import { readByJsYaml, readByYaml } from "./read-back.ts";
import { planOf } from "./subject.ts";
import { count } from "./tally.ts";

/** What a case is drawn from: objects, the way they are written, and the configuration. */
export interface Drawn {
  readonly objects: readonly PlainMap[];
  readonly style: Style;
  readonly config: Config;
  /** Seeds the choices of the property itself. */
  readonly seed: number;
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({ objects, style, config, seed: fc.nat() });

/** A file of the case with everything the product makes of it. */
export interface Scenario extends Drawn {
  readonly text: string;
  readonly bytes: Buffer;
  readonly documents: readonly Plain[];
  readonly plan: Plan;
  readonly after: Buffer;
}

/** @throws where the text does not mean the objects: then the emitter is wrong, not the product */
export function scenarioOf(one: Drawn): Scenario {
  const { text, documents } = emitYaml(one.objects, one.style);
  for (const [name, read] of [
    ["js-yaml", readByJsYaml],
    ["yaml", readByYaml],
  ] as const) {
    const [one] = differences(readOrSay(name, read, text), documents as Plain);
    if (one) throw new Error(`EMITTER: ${name} reads ${describe(one)}:\n${text}`);
  }
  const bytes = Buffer.from(text);
  const plan = planOf(bytes, one.config);
  count(bytes, plan);
  return { ...one, text, bytes, documents, plan, after: spliceBytes(bytes, plan.edits) };
}

function readOrSay(name: string, read: (text: string) => Plain[], text: string): Plain[] {
  try {
    return read(text);
  } catch (error) {
    throw new Error(`EMITTER: ${name}: ${String(error)}:\n${text}`, { cause: error });
  }
}
