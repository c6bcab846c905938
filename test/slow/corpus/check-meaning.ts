import { referencePatch, referenceTags } from "../../reference/reference-patch.ts";
import type { Plain } from "../../reference/plain.ts";
import type { ReferenceConfig } from "../../reference/reference-config.ts";
import { describe, differences, strays } from "./differences.ts";
import { isTemplate, maskTemplates } from "./helm-mask.ts";
import type { PlanFinding } from "./plan-document.ts";
import type { Reader, ReadDocument } from "./readers.ts";
import { splitDocuments, type Piece } from "./split-documents.ts";
import type { Files } from "./workspace.ts";

export interface MeaningResult {
  readonly complaints: string[];
  readonly compared: number;
  readonly refused: number;
  /** Documents that this parser cannot read: before, and so after. */
  readonly unreadable: number;
}

export interface MeaningInput {
  readonly before: Files;
  readonly after: Files;
  /** By file: what the product says it left alone. */
  readonly refusals: ReadonlyMap<string, readonly PlanFinding[]>;
  readonly config: ReferenceConfig;
  /** Only some hunks were written: each value must be the old one or the reference's. */
  readonly partial?: boolean;
}

interface Row {
  readonly path: string;
  readonly number: number;
  readonly piece: Piece;
  readonly before: ReadDocument;
  readonly after: ReadDocument | undefined;
}

/** after = reference(before), under one parser. */
export function checkMeaning(reader: Reader, input: MeaningInput): MeaningResult {
  const complaints: string[] = [];
  const rows = readRows(reader, input, complaints);
  const templates = rows.map(({ piece }) => isTemplate(piece.text));
  const plain = rows.map(({ before }, i): Plain => (before.error || templates[i] ? null : before.value));
  const expected = referencePatch(plain, input.config);
  const tags = referenceTags(
    rows.map(({ before }) => before.value),
    input.config,
  );
  let [compared, refused, unreadable] = [0, 0, 0];
  rows.forEach((row, i) => {
    const wanted = (templates[i] ? tags : expected)[i] ?? null;
    if (row.before.error) {
      unreadable += 1;
      if (!row.after?.error) complaints.push(`${row.path}#${row.number}: became readable (${row.before.error})`);
      return;
    }
    compared += 1;
    const isRefused = isRefusedAt(row, input.refusals.get(row.path) ?? []);
    refused += Number(isRefused);
    complaints.push(...rowComplaints(row, wanted, isRefused || input.partial === true));
  });
  return { complaints, compared, refused, unreadable };
}

function readRows(reader: Reader, { before, after }: MeaningInput, complaints: string[]): Row[] {
  const paths = [...before.keys()];
  const masked = (files: Files): Buffer[] =>
    paths.map((path) => Buffer.from(maskTemplates(files.get(path)?.toString() ?? "")));
  const [old, now] = [reader.read(masked(before)), reader.read(masked(after))];
  return paths.flatMap((path, i) => {
    const pieces = splitDocuments(before.get(path)?.toString() ?? "");
    const documents = old[i] ?? [];
    if (pieces.length !== documents.length || documents.length !== now[i]?.length) {
      complaints.push(
        `${path}: ${pieces.length} documents by lines, ${documents.length} before, ${now[i]?.length} after`,
      );
      return [];
    }
    return documents.map((each, j) => ({
      path,
      number: j,
      piece: pieces[j] as Piece,
      before: each,
      after: now[i]?.[j],
    }));
  });
}

function isRefusedAt({ piece }: Row, refusals: readonly PlanFinding[]): boolean {
  return refusals.some(({ line }) => line === 0 || (line >= piece.line && line <= piece.end));
}

function rowComplaints(row: Row, wanted: Plain, lenient: boolean): string[] {
  const where = `${row.path}#${row.number}`;
  if (row.after?.error !== undefined) return [`${where}: can no longer be read: ${row.after.error}`];
  const after = row.after?.value;
  const found = lenient ? strays(after, row.before.value, wanted) : differences(after, wanted);
  return found.map((difference) => `${where} ${describe(difference)}`);
}
