import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the editor left behind, or its exit status or the signal that ended it. */
export type EditorRun = { readonly text: string } | { readonly status: string };

const ignore = (): void => {};

/** Opens `editor` on a private copy of the text and waits for it; the copy is removed whatever happens. */
export function runEditor(editor: string, text: string): EditorRun {
  const folder = mkdtempSync(join(tmpdir(), "archon-migrate-"));
  // Ctrl-C belongs to the editor; without a listener it would end this process and leave the copy behind.
  process.on("SIGINT", ignore);
  try {
    const path = join(folder, "hunk.yaml");
    writeFileSync(path, text, { mode: 0o600 });
    // Through a shell, as git does it: EDITOR may hold arguments.
    const run = spawnSync("sh", ["-c", `${editor} "$1"`, "sh", path], { stdio: "inherit" });
    return run.status === 0
      ? { text: readFileSync(path, "utf8") }
      : { status: String(run.status ?? run.signal ?? run.error?.message) };
  } finally {
    process.off("SIGINT", ignore);
    rmSync(folder, { recursive: true, force: true });
  }
}
