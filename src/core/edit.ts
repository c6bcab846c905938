import type { Reason } from "./change.ts";
import type { CheckId, ItemNumber } from "./items.ts";
import type { ObjectRef } from "./manifest.ts";

/**
 * One splice in bytes of the original file: cut `length` bytes at `offset`, put `text` in.
 * Edits at equal offsets keep the order of the array.
 */
export interface Edit {
  readonly id: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly item: ItemNumber;
  readonly check: CheckId;
  readonly object: ObjectRef;
  readonly container?: string;
  readonly reason: Reason;
  /** Ids of edits without which this one must not be written. */
  readonly requires: readonly string[];
}

/** A splice in UTF-16 units of the decoded text; how `src/yaml` thinks. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns that inserted lines are indented by: at one place the deeper must stand first. */
  readonly depth?: number;
}

/** Applies splices that do not overlap; equal offsets keep their order. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  let out = "";
  let at = 0;
  for (const splice of splices.toSorted(bySplicePlace)) {
    if (splice.start < at) throw new RangeError("splices overlap");
    out += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return out + text.slice(at);
}

/**
 * Order in which splices are written: by start; at one place insertions before a cut, so that the cut's text
 * stands where the cut stood, and deeper lines before shallower ones, so that each ends the block it belongs to.
 */
export function bySplicePlace(a: Splice, b: Splice): number {
  return a.start - b.start || cuts(a) - cuts(b) || (b.depth ?? 0) - (a.depth ?? 0);
}

function cuts(splice: Splice): number {
  return splice.end > splice.start ? 1 : 0;
}
