import type { Plan } from "../../src/core/plan.ts";
import { refusalsOf } from "./subject.ts";

/** What went through the product in this thread: a property over files without edits would show nothing. */
export const tally = new Map<string, number>();

export function count(bytes: Uint8Array, plan: Plan): void {
  add("files", 1);
  add("bytes", bytes.length);
  add("edits", plan.edits.length);
  if (plan.edits.length > 0) add("files with edits", 1);
  for (const code of refusalsOf(plan)) add(`refused: ${code}`, 1);
}

function add(name: string, by: number): void {
  tally.set(name, (tally.get(name) ?? 0) + by);
}
