import { literalNeedles } from "../core/include.ts";

/** A file's bytes under the name people know it by. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Kinds whose objects the checks read, wherever and however `kind` is written; a block scalar or an escape may spell any. */
const KIND =
  /["']?kind["']?[ \t]*:[ \t]*(?:[&!]\S*[ \t]+)*(?:[\r\n>|?*]|"[^"\r\n]*\\|["']?(Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|PodTemplate|Service|[A-Za-z]*List)["']?[ \t]*([\r\n,}#]|$))/;

/** An image or a key spelt with escapes may be anything; such a text is parsed rather than searched. */
const ESCAPED = /image["']?[ \t]*:[^\n]*\\|"[^"\n]*\\[xuU][^"\n]*"[ \t]*:/;

/** Whether a document's text can matter to the checks. */
export function isRelevant(document: string): boolean {
  return KIND.test(document) || document.includes("image") || ESCAPED.test(document);
}

/**
 * Files worth parsing. Where every include pattern names its registry, a file without that name
 * holds no included image; and where no file has one, nothing needs to be parsed at all.
 */
export function filesToParse(sources: readonly Source[], include: readonly string[]): readonly Source[] {
  const needles = literalNeedles(include)?.map((needle) => Buffer.from(needle));
  if (!needles) return sources;
  const buffers = sources.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const hit = (bytes: Buffer): boolean => needles.some((needle) => bytes.includes(needle)) || mayEscape(bytes);
  const hits = buffers.map(hit);
  if (!hits.includes(true)) return [];
  return sources.filter((_, i) => hits[i] === true || (buffers[i] as Buffer).includes("Service"));
}

function mayEscape(bytes: Buffer): boolean {
  return bytes.includes(0x5c) && ESCAPED.test(bytes.toString("latin1"));
}
