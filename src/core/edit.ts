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
}

/** Applies splices that do not overlap; equal offsets keep their order. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  let out = "";
  let at = 0;
  for (const { splice } of inOrder(splices)) {
    if (splice.start < at) throw new RangeError("splices overlap");
    out += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return out + text.slice(at);
}

/**
 * Stable order by start; an insertion comes before a cut at the same place, so that
 * the cut's text stands where the cut stood.
 */
function inOrder(splices: readonly Splice[]): { splice: Splice; index: number }[] {
  return splices
    .map((splice, index) => ({ splice, index }))
    .sort(
      (a, b) =>
        a.splice.start - b.splice.start ||
        Number(a.splice.end > a.splice.start) - Number(b.splice.end > b.splice.start) ||
        a.index - b.index,
    );
}
