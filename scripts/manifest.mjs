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
    plugin.commands
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .map(({ load, pluginName, pluginAlias, pluginType, ...command }) => [command.id, command]),
  );
  return `${JSON.stringify({ commands, version }, null, 2)}\n`;
}
