import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join } from "node:path";
import { MigrateError } from "./errors.ts";
import type { Edit } from "./edit.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** One splice in bytes: cut `length` bytes at `offset`, put `text` in as UTF-8. */
export type ByteEdit = Pick<Edit, "offset" | "length" | "text">;

/** What one run wrote, and how to take it back without keeping a whole file (decision 5). */
export interface Journal {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly command: string;
  readonly files: readonly JournalFile[];
}

export interface JournalFile {
  /** Absolute, behind every link. */
  readonly path: string;
  /** SHA-256 in hex of the whole file. */
  readonly before: string;
  readonly after: string;
  readonly beforeBytes: number;
  readonly afterBytes: number;
  /** Where the new bytes wait for their rename; may be left behind by a killed run. */
  readonly temporary: string;
  /** Offsets and lengths count bytes of the file after the run. */
  readonly inverse: readonly ByteEdit[];
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Where a file's new bytes are written: beside it, since rename(2) is atomic only within one filesystem.
 * A name too long for NAME_MAX (255 bytes) is stood for by its hash.
 */
export function temporaryFor(path: string, id: string): string {
  const tail = `.${id}.archon-migrate-tmp`;
  const name = basename(path);
  const fits = Buffer.byteLength(name) + tail.length < 255;
  return join(dirname(path), `.${fits ? name : sha256(Buffer.from(name)).slice(0, 16)}${tail}`);
}

/**
 * Cuts and inserts as a reader of a plan would: sorted by offset, equal offsets in the order of the array,
 * from the last to the first. An edit that follows a cut at the same offset would be cut itself: it overlaps.
 * @throws MigrateError EDITS_INVALID for edits that overlap, leave the file, split a character
 * or hold text that UTF-8 cannot carry; nothing is guessed.
 */
export function spliceBytes(bytes: Uint8Array, edits: readonly ByteEdit[]): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const edit of inOrder(bytes, edits)) {
    parts.push(bytes.subarray(at, edit.offset), Buffer.from(edit.text));
    at = edit.offset + edit.length;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

/** The edits that turn `spliceBytes(bytes, edits)` back into `bytes`. */
export function invertEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): ByteEdit[] {
  let shift = 0;
  return inOrder(bytes, edits).map(({ offset, length, text }) => {
    const cut = bytes.subarray(offset, offset + length);
    if (!isUtf8(cut)) throw invalidEdit("encoding", offset);
    const inverse = { offset: offset + shift, length: Buffer.byteLength(text), text: Buffer.from(cut).toString() };
    shift += inverse.length - length;
    return inverse;
  });
}

function inOrder(bytes: Uint8Array, edits: readonly ByteEdit[]): ByteEdit[] {
  const sorted = edits.toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, length, text } of sorted) {
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) throw invalidEdit("number", offset);
    if (offset < 0 || length < 0 || offset + length > bytes.length) throw invalidEdit("range", offset);
    if (offset < end) throw invalidEdit("overlap", offset);
    if (splitsCharacter(bytes, offset) || splitsCharacter(bytes, offset + length))
      throw invalidEdit("character", offset);
    if (!text.isWellFormed()) throw invalidEdit("text", offset);
    end = offset + length;
  }
  return sorted;
}

/** Bytes 10xxxxxx continue a character (RFC 3629, section 3). */
function splitsCharacter(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80;
}

function invalidEdit(reason: string, offset: number): MigrateError {
  return new MigrateError("EDITS_INVALID", { params: { reason, offset: Number(offset) } });
}

/**
 * Reads a journal that anyone may have written to.
 * @param source the journal's own path, for the error
 * @throws MigrateError JOURNAL_INVALID
 */
export function parseJournal(text: string, source: string): Journal {
  const fail = (field: string, cause?: unknown): never => {
    throw new MigrateError("JOURNAL_INVALID", { params: { path: source, field }, place: { file: source }, cause });
  };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return fail("json", error);
  }
  if (!isObject(value)) return fail("json");
  const { version, id, createdAt, command, files } = value;
  if (version !== 1) return fail("version");
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) return fail("id");
  if (typeof createdAt !== "string" || Number.isNaN(Date.parse(createdAt))) return fail("createdAt");
  if (typeof command !== "string") return fail("command");
  if (!Array.isArray(files)) return fail("files");
  const read = files.map((file, i) => (isObject(file) ? journalFile(file, id) : undefined) ?? fail(`files[${i}]`));
  if (new Set(read.map(({ path }) => path)).size < read.length) return fail("files");
  return { version, id, createdAt, command, files: read };
}

function journalFile(file: JsonObject, id: string): JournalFile | undefined {
  const { path, before, after, beforeBytes, afterBytes, temporary, inverse } = file;
  if (typeof path !== "string" || !isAbsolute(path) || path.includes("\0")) return undefined;
  // Leftovers are removed by this name: a journal must not be able to name any other file.
  if (temporary !== temporaryFor(path, id)) return undefined;
  if (!isHash(before) || !isHash(after) || !isCount(beforeBytes) || !isCount(afterBytes)) return undefined;
  if (!Array.isArray(inverse) || !inverse.every((edit) => isByteEdit(edit))) return undefined;
  return { path, before, after, beforeBytes, afterBytes, temporary, inverse };
}

const isHash = (value: Json | undefined): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: Json | undefined): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isByteEdit(value: Json): value is JsonObject & ByteEdit {
  return isObject(value) && isCount(value["offset"]) && isCount(value["length"]) && typeof value["text"] === "string";
}
