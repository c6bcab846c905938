import { bySplicePlace, type Edit, type Splice } from "../core/edit.ts";
import { itemNumber } from "../core/items.ts";
import { ByteOffsets } from "../yaml/byte-offsets.ts";
import type { FileEdits, PlacedChange } from "../yaml/file-edits.ts";
import type { ManifestFile } from "../yaml/read-manifest.ts";

export interface EditedFile extends FileEdits {
  readonly manifest: ManifestFile;
  /** Size of the file in bytes. */
  readonly bytes: number;
}

/** The edits of all files in one list: by file, by offset, insertions ahead of cuts; ids in that order. */
export function collectEdits(files: readonly EditedFile[]): Edit[] {
  let next = 1;
  return files.flatMap((file) => {
    const sorted = file.placed
      .flatMap(({ change, splices }) => splices.map((splice) => ({ change, splice })))
      .sort((a, b) => bySplicePlace(a.splice, b.splice));
    const offsets = new ByteOffsets(file.manifest.text, file.bytes);
    const edits = sorted.map(({ change, splice }) => toEdit(`e${next++}`, change, splice, offsets));
    return edits.map((edit) => ({ ...edit, requires: requiredIds(edit, edits, file.placed) }));
  });
}

function toEdit(id: string, change: PlacedChange["change"], splice: Splice, offsets: ByteOffsets): Edit {
  const offset = offsets.of(splice.start);
  return {
    id,
    file: change.object.file,
    offset,
    length: offsets.of(splice.end) - offset,
    text: splice.text,
    item: itemNumber(change.check),
    check: change.check,
    object: change.object,
    ...(change.container !== undefined && { container: change.container }),
    reason: change.reason,
    requires: [],
  };
}

/** Ids of the edits, on the same object, of the checks that the change requires. */
function requiredIds(edit: Edit, edits: readonly Edit[], placed: readonly PlacedChange[]): string[] {
  const own = placed.filter(({ change }) => change.check === edit.check && change.object === edit.object);
  const checks = new Set(own.flatMap(({ change }) => change.requires ?? []));
  if (checks.size === 0) return [];
  return edits.filter(({ check, object }) => checks.has(check) && object === edit.object).map(({ id }) => id);
}
