import type { Edit } from "../core/edit.ts";
import type { Hunk } from "../core/hunks.ts";

const MARK = /^# archon-migrate (e\d+) .*\r?\n/m;

/** The texts of a hunk, each under a line that names its edit, for an editor. */
export function editableText(hunk: Hunk): string {
  const parts = hunk.edits.map(({ id, item, object, text }) => `${mark(id, item, object.name)}${text}\n`);
  return parts.join("");
}

function mark(id: string, item: number, name: string): string {
  return `# archon-migrate ${id} (item ${item}, ${name}): keep this line; the text up to the next such line is written\n`;
}

/** Edits with the texts that came back; undefined where a line that names an edit was lost. */
export function editedEdits(edits: readonly Edit[], hunk: Hunk, text: string): Edit[] | undefined {
  const [, ...parts] = text.split(MARK);
  const texts = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) {
    texts.set(parts[i] as string, (parts[i + 1] as string).replace(/\r?\n$/, ""));
  }
  if (!hunk.edits.every(({ id }) => texts.has(id))) return undefined;
  return edits.map((edit) => ({ ...edit, text: texts.get(edit.id) ?? edit.text }));
}
