// Bundles the program into dist/: one small file for each command, shared chunks, and oclif's manifest.
import { rm, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const outdir = `${root}dist`;

async function commandFiles(folder) {
  const entries = await readdir(`${root}src/commands`, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
}

await rm(outdir, { recursive: true, force: true });
// A stale manifest would be believed rather than the new commands.
await rm(`${root}oclif.manifest.json`, { force: true });
await build({
  absWorkingDir: root,
  entryPoints: [...(await commandFiles()), `${root}src/cli/main.ts`],
  outbase: `${root}src`,
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  minify: true,
  keepNames: true,
  legalComments: "external",
  logLevel: "warning",
  // CommonJS packages inside the bundle still ask for Node's own modules by require.
  banner: { js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);' },
});
await writeFile(`${outdir}/package.json`, '{"type":"module"}\n');
const { writeManifest } = await import("./manifest.mjs");
await writeManifest(root);
const { writeHelp } = await import("./help.mjs");
await writeHelp(root);
