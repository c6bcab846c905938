import type { FindingCode } from "../core/codes.ts";
import type { ErrorCode } from "../core/errors.ts";
import type { CheckId, ItemStatus } from "../core/items.ts";
import type { ReasonCode } from "../core/reasons.ts";
import type { UiKey } from "./ui-keys.ts";

/** `{name}` stands for a parameter. */
export interface FindingText {
  /** What is the case. */
  readonly message: string;
  /** What a person can do; empty where nothing needs doing. */
  readonly remedy: string;
}

export interface ErrorText {
  /** What failed, in one line. */
  readonly what: string;
  /** Why, in one line. */
  readonly why: string;
  /** The exact command to try next. */
  readonly next: string;
}

/** Every word the program says. A missing key does not compile. */
export interface Messages {
  readonly items: Readonly<Record<CheckId, string>>;
  readonly statuses: Readonly<Record<ItemStatus, string>>;
  readonly severities: Readonly<Record<"error" | "warning" | "info", string>>;
  readonly findings: Readonly<Record<FindingCode, FindingText>>;
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  readonly errors: Readonly<Record<ErrorCode, ErrorText>>;
  readonly ui: Readonly<Record<UiKey, string>>;
}
