import type { Messages } from "./messages.ts";

export const LANGUAGES = ["en", "pt-BR"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of the screens: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set,
 * as POSIX (Base Definitions, 8.2) and kubectl have it. Anything but Portuguese is English.
 */
export function chooseLanguage(flag: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = flag ?? env["ARCHON_MIGRATE_LANG"] ?? env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "";
  return /^pt\b/i.test(wanted.replace("_", "-")) ? "pt-BR" : "en";
}

/** Loads one catalogue; the other is never read. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === "pt-BR") return (await import("./pt-BR.ts")).ptBR;
  return (await import("./en.ts")).en;
}

/** Fills `{name}` from the parameters; an unknown name stays visible. */
export function fill(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
}
