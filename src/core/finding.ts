import type { CheckId } from "./items.ts";
import type { Path } from "./json.ts";
import type { ObjectRef } from "./manifest.ts";
import type { FindingCode } from "./codes.ts";

export type Severity = "error" | "warning" | "info";

export type Params = Readonly<Record<string, string | number>>;

/**
 * What a check or the reader noticed. Words live in the catalogue under `code`;
 * `params` fill them. The place is a path (resolved to a line later) or an offset.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly check?: CheckId;
  readonly file: string;
  readonly object?: ObjectRef;
  readonly container?: string;
  readonly place?: Place;
  readonly params?: Params;
}

/** Where in the file: a path from the object's root, or an offset into the decoded text. */
export type Place = { readonly path: Path } | { readonly offset: number } | { readonly line: number };
