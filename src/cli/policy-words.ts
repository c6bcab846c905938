import type { PolicyFlags } from "./base-command.ts";

const POLICY = [
  "config",
  "include",
  "unknown-user",
  "grace-seconds",
  "drain-seconds",
  "kubernetes-version",
  "item",
] as const;

/** The flags that decide what a plan holds, as words of the next command: it must do what was shown. */
export function policyWords(flags: PolicyFlags & { readonly item?: string[] | undefined }): string[] {
  return POLICY.flatMap((name) => {
    const value = flags[name];
    const values = value === undefined ? [] : Array.isArray(value) ? value : [String(value)];
    return values.flatMap((one) => [`--${name}`, one]);
  });
}
