// Writes oclif.manifest.json from the built commands, and the help pages that need no command to be loaded.
import { readFile, writeFile } from "node:fs/promises";
import { Config } from "@oclif/core/config";

export async function writeManifest(root) {
  const text = await manifestText(root);
  await writeFile(`${root}oclif.manifest.json`, text);
}

export async function manifestText(root) {
  const config = await Config.load({ root, ignoreManifest: true });
  const plugin = config.plugins.get("archon-migrate");
  const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
  const commands = Object.fromEntries(
    plugin.commands.toSorted((a, b) => a.id.localeCompare(b.id)).map((command) => [command.id, withoutPlugin(command)]),
  );
  return `${JSON.stringify({ commands, version }, null, 2)}\n`;
}

/** oclif fills these in when it reads the manifest; paths of one machine do not belong in it. */
function withoutPlugin(command) {
  const hidden = new Set(["load", "pluginName", "pluginAlias", "pluginType"]);
  return Object.fromEntries(Object.entries(command).filter(([key]) => !hidden.has(key)));
}
