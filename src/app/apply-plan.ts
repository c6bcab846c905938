import type { Edit } from "../core/edit.ts";
import { MigrateError } from "../core/errors.ts";
import { sha256, spliceBytes } from "../core/journal.ts";
import type { PlacedFinding, Plan } from "../core/plan.ts";
import type { Source } from "./source-filter.ts";
import { problemOfEdited } from "./check-edited.ts";
import { writeFiles, type FileWrite, type WritePorts, type Written } from "./write-files.ts";

/**
 * Writes edits of a plan to the files they were made for; all files or none.
 * @throws MigrateError FILE_CHANGED where the bytes are no longer those of the plan, and what `writeFiles` throws
 */
export function applyEdits(
  ports: WritePorts,
  command: string,
  files: Plan["files"],
  sources: readonly Source[],
  edits: readonly Edit[],
): Written {
  return writeFiles(ports, command, plannedWrites(files, sources, edits));
}

/**
 * What would be written, with every check short of writing.
 * @throws MigrateError FILE_CHANGED, EDITS_INVALID
 */
export function plannedWrites(files: Plan["files"], sources: readonly Source[], edits: readonly Edit[]): FileWrite[] {
  const hashes = new Map(files.map(({ path, sha256: hash }) => [path, hash]));
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return sources.flatMap(({ path, bytes }): FileWrite[] => {
    const own = byFile.get(path);
    if (!own) return [];
    if (hashes.get(path) !== sha256(bytes))
      throw new MigrateError("FILE_CHANGED", { params: { path }, place: { file: path } });
    refuseBroken({ path, bytes }, own);
    return [{ path, before: bytes, after: spliceBytes(bytes, own), edits: own }];
  });
}

/** A plan proves all of its edits together; what a person chose of them, or edited, is read once more. */
function refuseBroken(source: Source, edits: readonly Edit[]): void {
  const problem = problemOfEdited(source, edits);
  if (!problem) return;
  const reason = problem.kind === "unreadable" ? problem.reason : problem.kind;
  throw new MigrateError("EDITS_INVALID", { params: { path: source.path, reason }, place: { file: source.path } });
}

/** The only unreadable file is refused with its own code. */
function refuseFile({ code, file: path, params }: PlacedFinding): void {
  const encoding = String(params?.["encoding"] ?? "");
  if (code === "FILE_BINARY") throw new MigrateError("FILE_BINARY", { params: { path } });
  if (code === "FILE_ENCODING") throw new MigrateError("FILE_ENCODING", { params: { path, encoding } });
  if (code === "FILE_UNREADABLE" || code === "FILE_TOO_LARGE")
    throw new MigrateError(code, { params: { path, ...params } });
}

/** Nothing is written while a file could not be read: all files or none (promise 1). */
export function refuseUnread(plan: Plan): void {
  const unread = plan.findings.filter(({ check, severity }) => check === undefined && severity === "error");
  const [first] = unread;
  if (!first) return;
  if (unread.length === 1) refuseFile(first);
  const params = { count: unread.length, path: first.file, reason: String(first.params?.["reason"] ?? first.code) };
  throw new MigrateError("MANIFEST_UNREADABLE", { params, place: { file: first.file, line: first.line } });
}
