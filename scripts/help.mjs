// Renders every help page by oclif itself, once for each of a few widths, into dist/help.json.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";

const WIDTHS = [40, 60, 80, 100, 120];
const renderer = fileURLToPath(new URL("render-help.mjs", import.meta.url));

export async function writeHelp(root) {
  const runs = WIDTHS.map(async (width) => {
    // oclif reads the width once, when it is loaded: a process for each.
    const env = { ...process.env, OCLIF_COLUMNS: String(width), NO_COLOR: "1", FORCE_COLOR: "0" };
    const { stdout } = await promisify(execFile)(process.execPath, [renderer, root], { env, maxBuffer: 1 << 24 });
    return [width, JSON.parse(stdout)];
  });
  const pages = {};
  for (const [width, rendered] of await Promise.all(runs)) {
    for (const [id, text] of Object.entries(rendered)) (pages[id] ??= {})[width] = text;
  }
  await writeFile(`${root}dist/help.json`, JSON.stringify(pages));
}
