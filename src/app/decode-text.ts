import { isUtf8 } from "node:buffer";
import type { FindingCode } from "../core/codes.ts";
import type { Source } from "./source-filter.ts";

export type Decoded = { readonly text: string } | { readonly code: FindingCode; readonly encoding: string };

/**
 * The text of a manifest. A byte order mark stays: it is part of the file.
 * Other encodings are refused: guessing one would change bytes.
 */
export function decodeText({ bytes }: Source): Decoded {
  if (isUtf16(bytes)) return { code: "FILE_ENCODING", encoding: "UTF-16" };
  if (bytes.includes(0)) return { code: "FILE_BINARY", encoding: "" };
  if (!isUtf8(bytes)) return { code: "FILE_ENCODING", encoding: "?" };
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8") };
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
