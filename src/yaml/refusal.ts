/**
 * Why a change cannot be written into this file without touching something else.
 * Each is reported as a finding with the line; nothing is dropped in silence.
 */
export const REFUSALS = [
  "ANCHOR_SHARED",
  "ALIAS_SHARED",
  "REQUIREMENT_REFUSED",
  "DUPLICATE_KEY",
  "NOT_A_MAPPING",
  "MULTILINE_SCALAR",
  "TEMPLATED",
  "PROOF_FAILED",
] as const;

export type Refusal = (typeof REFUSALS)[number];

export class RefusedChange extends Error {
  readonly refusal: Refusal;
  /** Offset in the text of the document. */
  readonly offset: number;
  constructor(refusal: Refusal, offset: number) {
    super(refusal);
    this.refusal = refusal;
    this.offset = offset;
  }
}
