import { dirname } from "node:path";
import type { Params as FindingParams } from "../core/finding.ts";
import { fill } from "./fill.ts";
import { quoteWord } from "../core/quote-words.ts";
import type { Messages } from "./messages.ts";

export type Params = FindingParams;

/** Parameters that a person can read, with those that follow from them: `folder` of a path, `size` of bytes. */
export function readableParams(params: Params, messages: Messages): Params {
  const { path, bytes, limit, difference, reason } = params;
  return {
    ...(typeof path === "string" && { folder: folderOf(path) }),
    ...params,
    ...(typeof bytes === "number" && { size: mebibytes(bytes) }),
    ...(typeof limit === "number" && { limit: mebibytes(limit) }),
    ...(difference !== undefined && { difference: wordsFor(difference, messages.differences) }),
    ...(reason !== undefined && { reason: fill(wordsFor(reason, messages.causes), params) }),
  };
}

function wordsFor(value: string | number, words: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? String(value);
}

/** Of a pattern, the folder above its first wildcard. */
function folderOf(path: string): string {
  return dirname(path.replace(/[^/]*[*?[{].*$/s, "x"));
}

/** Rounded up to a tenth, so that a file that is too large never seems to fit. */
function mebibytes(bytes: number): number {
  return Math.ceil((bytes / 2 ** 20) * 10) / 10;
}

/** Each of them is one word of a shell; the others are made for the command, or are no words of it. */
const ONE_WORD = new Set(["path", "folder", "directory", "file", "dockerfile"]);

/** The same parameters for a command that people paste: names of files come from anyone. */
export function shellParams(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, ONE_WORD.has(name) ? shellWord(String(value)) : value]),
  );
}

function shellWord(text: string): string {
  const word = /^-./s.test(text) ? `./${text}` : text;
  return quoteWord(word);
}
