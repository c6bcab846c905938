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
      .flatMap((placed) => placed.splices.map((splice) => ({ placed, splice })))
      .sort((a, b) => bySplicePlace(a.splice, b.splice));
    const offsets = new ByteOffsets(file.manifest.text, file.bytes);
    const edits = sorted.map(({ placed, splice }) => ({
      placed,
      edit: toEdit(`e${next++}`, placed.change, splice, offsets),
    }));
    return edits.map(({ placed, edit }) => ({ ...edit, requires: requiredIds(placed, edits) }));
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

/** Ids of the edits, on the same object, of the checks that the hunk requires, and of the changes this one needs. */
function requiredIds(own: PlacedChange, edits: readonly { placed: PlacedChange; edit: Edit }[]): string[] {
  const { check, object } = own.change;
  const hunk = edits.filter(({ placed }) => placed.change.check === check && placed.change.object === object);
  const checks = new Set(hunk.flatMap(({ placed }) => placed.change.requires ?? []));
  const required = edits.filter(
    ({ placed: { change } }) => (change.object === object && checks.has(change.check)) || own.needs.includes(change),
  );
  return required.map(({ edit }) => edit.id);
}
