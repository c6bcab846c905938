import { isUtf8 } from "node:buffer";
import { MigrateError } from "../../core/errors.ts";

/** UTF-8 bytes as text, a byte order mark kept; see `Files.decode`. */
export function decode(name: string, bytes: Uint8Array): string {
  const marked = utf16Mark(bytes);
  if (marked) throw new MigrateError("FILE_ENCODING", { params: { path: name, encoding: marked }, place: { file: name } });
  // YAML 1.1 and JSON have no place for NUL; every binary format has.
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new MigrateError("FILE_BINARY", { params: { path: name, offset: nul }, place: { file: name } });
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    throw new MigrateError("FILE_ENCODING", { params: { path: name, line }, place: { file: name, line } });
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** YAML 1.1, 5.1 allows UTF-16, but kubectl reads UTF-8 alone and so do we. */
function utf16Mark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return undefined;
}

/** A line feed is never part of a longer character (RFC 3629), so each line is judged by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
