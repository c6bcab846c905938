import type { FindingCode } from "../core/codes.ts";
import type { ErrorCode } from "../core/errors.ts";
import { fill } from "./fill.ts";
import type { ErrorText, ErrorWords, FindingText, FindingWords, Messages } from "./messages.ts";
import { readableParams, shellParams, type Params } from "./readable-params.ts";

export const LANGUAGES = ["en", "pt-BR"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of the screens: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty,
 * as POSIX (Base Definitions, 8.2) and kubectl have it. Anything but Portuguese is English.
 */
export function chooseLanguage(flag: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = flag || env["ARCHON_MIGRATE_LANG"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^pt\b/i.test(wanted.replace("_", "-")) ? "pt-BR" : "en";
}

/** Loads one catalogue; the other is never read. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === "pt-BR") return (await import("./pt-BR.ts")).ptBR;
  return (await import("./en.ts")).en;
}

export { fill } from "./fill.ts";

interface Failure {
  readonly code: ErrorCode;
  readonly params: Params;
}

/** What is said of an error: filled, codes among the parameters put into words, paths quoted in the command. */
export function errorWords({ code, params }: Failure, messages: Messages): ErrorWords {
  const { what, why, next } = variantOf<ErrorWords, ErrorText>(messages.errors[code], params);
  const readable = readableParams(params, messages);
  const command = fill(next, shellParams(readable)).replaceAll(/ {2,}/g, " ").trim();
  return { what: fill(what, readable), why: fill(why, readable), next: command };
}

interface Observation {
  readonly code: FindingCode;
  readonly file: string;
  readonly params?: Params;
}

/** What is said of a finding; besides its parameters `{file}` stands for its file. */
export function findingWords({ code, file, params = {} }: Observation, messages: Messages): FindingWords {
  const { message, remedy } = variantOf<FindingWords, FindingText>(messages.findings[code], params);
  const readable = readableParams({ file, ...params }, messages);
  return { message: fill(message, readable), remedy: fill(remedy, shellParams(readable)) };
}

function variantOf<Words, Text extends Words & { readonly when?: Readonly<Record<string, Partial<Words>>> }>(
  text: Text,
  params: Params,
): Words {
  const [, variant] = Object.entries(text.when ?? {}).find(([condition]) => holds(condition, params)) ?? [];
  return { ...text, ...variant };
}

function holds(condition: string, params: Params): boolean {
  const [name = ""] = condition.split("=", 1);
  return Object.hasOwn(params, name) && String(params[name]) === condition.slice(name.length + 1);
}
