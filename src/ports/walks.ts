import type { Decision } from "../core/walk.ts";

/** Decisions of walks that were left before they were written, by a key made from plan and bytes. */
export interface Walks {
  load(key: string): ReadonlyMap<string, Decision>;
  save(key: string, decisions: ReadonlyMap<string, Decision>): void;
  remove(key: string): void;
}
