import type { Json, Path } from "./json.ts";
import type { CheckId } from "./items.ts";
import type { ReasonCode } from "./reasons.ts";
import type { ObjectRef } from "./manifest.ts";

/**
 * What a check wants of one object, in Kubernetes' terms and without a byte in it:
 * `src/yaml` turns it into edits that fit the file's own style.
 *
 * - `set` writes `value` at `path`; every parent but the last mapping exists already or is made.
 * - `replace-key` removes the key `path.at(-1)` and writes `key: value` in its place.
 */
export interface Change {
  readonly check: CheckId;
  readonly object: ObjectRef;
  readonly action: "set" | "replace-key";
  readonly path: Path;
  /** For `replace-key`: the key that takes the old one's place. */
  readonly key?: string;
  readonly value: Json;
  /** Sibling keys after which (first found from the left wins) a new key is written; else see `before`. */
  readonly after?: readonly string[];
  /** Sibling keys before which a new key is written when no `after` is present. */
  readonly before?: readonly string[];
  /** Container this belongs to; absent for the pod's or the workload's own fields. */
  readonly container?: string;
  readonly reason: Reason;
  /** Checks whose changes on the same object must be accepted too (decision 2). */
  readonly requires?: readonly CheckId[];
}

/** Why an edit is proposed: a key of the message catalogue and its parameters. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params?: Readonly<Record<string, string | number>>;
}
