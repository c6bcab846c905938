import type { Edit } from "../core/edit.ts";
import type { Hunk } from "../core/hunks.ts";

const MARK = /^# archon-migrate (e\d+) .*\r?\n/m;

/** The texts of a hunk, each under a line that names its edit and says `hint`, for an editor. */
export function editableText(hunk: Hunk, hint: string): string {
  const { kind, name } = hunk.object;
  return hunk.edits
    .map(({ id, container, text }) => {
      const owner = container === undefined ? `${kind}/${name}` : `${kind}/${name} ${container}`;
      return `# archon-migrate ${id} (${owner}): ${hint}\n${text}\n`;
    })
    .join("");
}

/** The hunk with the texts that came back; undefined where a line that names an edit was lost. */
export function editedHunk(hunk: Hunk, text: string): Hunk | undefined {
  const [, ...parts] = text.split(MARK);
  const texts = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) {
    texts.set(parts[i] as string, (parts[i + 1] as string).replace(/\r?\n$/, ""));
  }
  if (!hunk.edits.every(({ id }) => texts.has(id))) return undefined;
  return { ...hunk, edits: hunk.edits.map((edit): Edit => ({ ...edit, text: texts.get(edit.id) as string })) };
}
