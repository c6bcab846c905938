import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders that hold other people's files or none worth reading. */
const SKIPPED = new Set(["node_modules", "vendor", "dist", "build", "target", "__pycache__"]);

/** More than this is no longer one project's folder. */
const MOST_FILES = 20_000;

/** Paths of a project's files, relative to its folder, links not followed, hidden folders left out. */
export function projectFiles(folder: string): string[] {
  const found: string[] = [];
  const open = [""];
  for (let here = open.shift(); here !== undefined && found.length < MOST_FILES; here = open.shift()) {
    for (const entry of readdirSync(join(folder, here), { withFileTypes: true })) {
      const path = join(here, entry.name);
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && !entry.name.startsWith(".") && !SKIPPED.has(entry.name)) open.push(path);
    }
  }
  return found.sort();
}
