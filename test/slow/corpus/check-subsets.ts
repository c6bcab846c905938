import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkBytes } from "./check-bytes.ts";
import { checkMeaning } from "./check-meaning.ts";
import { runProduct, type Workspace } from "./command-line.ts";
import type { MeaningInput } from "./check-meaning.ts";
import { rejectedBy } from "./pod-rules.ts";
import type { PlanDocument, PlanEdit } from "./plan-document.ts";
import type { Reader } from "./readers.ts";
import { keyOf, readBack, type Files } from "./workspace.ts";

export interface SubsetInput {
  readonly workspace: Workspace;
  readonly files: Files;
  /** As `plan --out` wrote it. */
  readonly document: PlanDocument;
  readonly readers: readonly Reader[];
  readonly meaning: Omit<MeaningInput, "after" | "partial">;
}

/** Writes a random set of hunks, closed under `requires`, and takes it back. */
export function checkSubset(input: SubsetInput, random: () => number): string[] {
  const { workspace, files, document } = input;
  const share = 0.1 + 0.8 * random();
  const chosen = closed(hunks(document.edits).filter(() => random() < share));
  const path = join(workspace.folder, "subset.json");
  writeFileSync(path, JSON.stringify({ ...document, edits: chosen }));
  const applied = runProduct(workspace, ["apply", "--plan", path, "-o", "json"]);
  rmSync(path);
  if (applied.status !== 0)
    return [`apply --plan with ${chosen.length} edits: exit ${applied.status}: ${applied.stderr.slice(0, 600)}`];
  const after = readBack(workspace, files);
  const complaints = [
    ...checkBytes(
      files,
      after,
      Map.groupBy(chosen, ({ file }) => keyOf(workspace, file)),
    ).complaints,
    ...input.readers.flatMap((reader) => readerComplaints(reader, input, after)),
  ];
  const undone = runProduct(workspace, ["undo"]);
  if (undone.status !== 0) complaints.push(`undo of a subset: exit ${undone.status}: ${undone.stderr.slice(0, 600)}`);
  return complaints;
}

function readerComplaints(reader: Reader, { meaning }: SubsetInput, after: Files): string[] {
  const { complaints } = checkMeaning(reader, { ...meaning, after, partial: true });
  const known = new Set(rejections(reader, meaning.before));
  const rejected = rejections(reader, after).filter((line) => !known.has(line));
  return [...complaints, ...rejected].map((line) => `${reader.name}: ${line}`);
}

/** What the API server would refuse; the corpus holds such files from the start. */
function rejections(reader: Reader, files: Files): string[] {
  const paths = [...files.keys()];
  return reader
    .read([...files.values()])
    .flatMap((documents, i) =>
      documents.flatMap(({ value }, j) => rejectedBy(value).map((why) => `${paths[i]}#${j}: ${why}`)),
    );
}

/** Decision 2: a hunk is all edits of one item on one object. */
function hunks(edits: readonly PlanEdit[]): PlanEdit[][] {
  return [...Map.groupBy(edits, ({ item, file, object }) => JSON.stringify([item, file, object])).values()];
}

function closed(chosen: readonly (readonly PlanEdit[])[]): PlanEdit[] {
  let left = chosen;
  for (let size = -1; size !== left.length;) {
    size = left.length;
    const ids = new Set(left.flat().map(({ id }) => id));
    left = left.filter((hunk) => hunk.every(({ requires }) => requires.every((id) => ids.has(id))));
  }
  return left.flat().toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.offset - b.offset);
}

/** mulberry32: small, seeded, good enough to choose hunks. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
