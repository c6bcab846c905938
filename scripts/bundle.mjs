// Bundles the program with esbuild: one small file for each command, shared chunks.
import { readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lazyRequires } from "./lazy-requires.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function bundle(outdir, options = {}) {
  const entries = await readdir(`${root}src/commands`, { recursive: true, withFileTypes: true });
  const commands = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  await build({
    absWorkingDir: root,
    entryPoints: [...commands, `${root}src/cli/main.ts`],
    outbase: `${root}src`,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22",
    minify: true,
    legalComments: "external",
    logLevel: "warning",
    plugins: [lazyRequires],
    // CommonJS packages inside the bundle still ask for Node's own modules by require.
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
    ...options,
  });
  await writeFile(`${outdir}/package.json`, '{"type":"module"}\n');
}
