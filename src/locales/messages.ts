import type { Difference } from "../checks/probe-command/meaning.ts";
import type { FindingCode } from "../core/codes.ts";
import type { ErrorCode } from "../core/errors.ts";
import type { CheckId, ItemStatus } from "../core/items.ts";
import type { ReasonCode } from "../core/reasons.ts";
import type { CauseKey } from "./cause-keys.ts";
import type { UiKey } from "./ui-keys.ts";

/** Other words where a parameter has one certain value, by `name=value`; what a variant leaves out stays. */
type Variants<Words> = Readonly<Record<`${string}=${string}`, Partial<Words>>>;

/** `{name}` stands for a parameter. */
export interface FindingWords {
  /** What is the case. */
  readonly message: string;
  /** What a person can do; empty where nothing needs doing. */
  readonly remedy: string;
}

export interface ErrorWords {
  /** What failed, in one line. */
  readonly what: string;
  /** Why, in one line. */
  readonly why: string;
  /** The exact command to try next; FILE stands for what only the reader knows. */
  readonly next: string;
}

export interface FindingText extends FindingWords {
  readonly when?: Variants<FindingWords>;
}

export interface ErrorText extends ErrorWords {
  readonly when?: Variants<ErrorWords>;
}

/** Every word the program says. A missing key does not compile. */
export interface Messages {
  readonly items: Readonly<Record<CheckId, string>>;
  readonly statuses: Readonly<Record<ItemStatus, string>>;
  readonly severities: Readonly<Record<"error" | "warning" | "info", string>>;
  readonly findings: Readonly<Record<FindingCode, FindingText>>;
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  readonly errors: Readonly<Record<ErrorCode, ErrorText>>;
  /** Why the kubelet's handler would not mean what a probe's command means; the subject is the command. */
  readonly differences: Readonly<Record<Difference, string>>;
  /** Words for what stands in a `reason` parameter. */
  readonly causes: Readonly<Record<CauseKey, string>>;
  readonly ui: Readonly<Record<UiKey, string>>;
}
