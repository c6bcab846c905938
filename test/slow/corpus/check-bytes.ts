import type { PlanEdit } from "./plan-document.ts";
import type { Files } from "./workspace.ts";

export interface ByteResult {
  readonly complaints: string[];
  /** Bytes that lie outside every declared span and are not as they were. */
  readonly changedOutside: number;
}

/** Compares what was written with what the plan declared; knows nothing of YAML. */
export function checkBytes(before: Files, after: Files, edits: ReadonlyMap<string, readonly PlanEdit[]>): ByteResult {
  const complaints: string[] = [];
  let changedOutside = 0;
  for (const [path, old] of before) {
    const spans = inOrder(edits.get(path) ?? []);
    const now = after.get(path) ?? Buffer.alloc(0);
    const complaint = misplaced(old, spans) ?? lineEndComplaint(old, now) ?? templateComplaint(old, spans);
    if (complaint) complaints.push(`${path}: ${complaint}`);
    if (!splice(old, spans).equals(now)) complaints.push(`${path}: is not the original with the edits put in`);
    const outside = countChanged(cutOld(old, spans), cutNew(now, spans));
    if (outside > 0) complaints.push(`${path}: ${outside} bytes outside the edits changed`);
    changedOutside += outside;
  }
  return { complaints, changedOutside };
}

function inOrder(edits: readonly PlanEdit[]): PlanEdit[] {
  return edits.toSorted((a, b) => a.offset - b.offset);
}

function misplaced(old: Buffer, spans: readonly PlanEdit[]): string | undefined {
  let end = 0;
  for (const { id, offset, length } of spans) {
    if (offset < end || offset + length > old.length) return `edit ${id} at ${offset} overlaps or leaves the file`;
    end = offset + length;
  }
  return undefined;
}

/** From the last to the first, as spec/product.md says. */
export function splice(old: Buffer, spans: readonly PlanEdit[]): Buffer {
  return inOrder(spans).reduceRight(
    (bytes, { offset, length, text }) =>
      Buffer.concat([bytes.subarray(0, offset), Buffer.from(text), bytes.subarray(offset + length)]),
    old,
  );
}

function cutOld(old: Buffer, spans: readonly PlanEdit[]): Buffer {
  let at = 0;
  const kept = spans.map(({ offset, length }) => {
    const part = old.subarray(at, offset);
    at = offset + length;
    return part;
  });
  return Buffer.concat([...kept, old.subarray(at)]);
}

function cutNew(now: Buffer, spans: readonly PlanEdit[]): Buffer {
  let shift = 0;
  const placed = spans.map((span) => {
    const size = Buffer.byteLength(span.text);
    const moved = { ...span, offset: span.offset + shift, length: size };
    shift += size - span.length;
    return moved;
  });
  return cutOld(now, placed);
}

function countChanged(a: Buffer, b: Buffer): number {
  let changed = Math.abs(a.length - b.length);
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) changed += 1;
  return changed;
}

/** A file that ends all lines alike goes on doing so, and ends as it ended. */
function lineEndComplaint(old: Buffer, now: Buffer): string | undefined {
  const [was, is] = [lineEnds(old), lineEnds(now)];
  if (was.crlf === 0 && is.crlf > 0) return "CRLF came into a file of LF";
  if (was.lf === 0 && was.crlf > 0 && is.lf > 0) return "LF came into a file of CRLF";
  if (old.length > 0 && (old.at(-1) === 10) !== (now.at(-1) === 10)) return "the final newline came or went";
  return undefined;
}

function lineEnds(bytes: Buffer): { lf: number; crlf: number } {
  const text = bytes.toString("latin1");
  const crlf = text.split("\r\n").length - 1;
  return { crlf, lf: text.split("\n").length - 1 - crlf };
}

function templateComplaint(old: Buffer, spans: readonly PlanEdit[]): string | undefined {
  for (const match of old.toString("latin1").matchAll(/\{\{[^{][\s\S]*?\}\}/g)) {
    const end = match.index + match[0].length;
    const hit = spans.find(
      ({ offset, length }) =>
        offset < end && offset + length > match.index && !(length === 0 && offset === match.index),
    );
    if (hit) return `edit ${hit.id} touches ${match[0].slice(0, 40)}`;
  }
  return undefined;
}
