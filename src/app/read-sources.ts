import { MigrateError } from "../core/errors.ts";
import type { FindingCode } from "../core/codes.ts";
import type { Finding } from "../core/finding.ts";
import type { Files } from "../ports/files.ts";
import type { Source } from "./source-filter.ts";

export interface ReadSources {
  readonly sources: readonly Source[];
  /** Files that could not be read: reported with the rest, so that one bad file hides no other. */
  readonly problems: readonly Finding[];
}

export interface SourceRequest {
  /** What `-f` names; `-` is standard input. */
  readonly targets: readonly string[];
  readonly recursive: boolean;
  readonly stdin: () => Uint8Array;
}

/** @throws MigrateError where a target does not exist or nothing is there to read. */
export function readSources(files: Files, { targets, recursive, stdin }: SourceRequest): ReadSources {
  const sources: Source[] = [];
  const problems: Finding[] = [];
  if (targets.includes("-")) sources.push({ path: "-", bytes: stdin() });
  const named = targets.filter((target) => target !== "-");
  for (const path of named.length > 0 ? files.list(named, { recursive }) : []) {
    try {
      sources.push({ path, bytes: files.read(path) });
    } catch (error) {
      if (!(error instanceof MigrateError) || !isReadProblem(error.code)) throw error;
      problems.push({ code: error.code, severity: "error", file: path, params: error.params });
    }
  }
  return { sources, problems };
}

function isReadProblem(code: string): code is FindingCode & ("FILE_UNREADABLE" | "FILE_TOO_LARGE") {
  return code === "FILE_UNREADABLE" || code === "FILE_TOO_LARGE";
}
