// npm run build (and npm ci, through prepare): the bundle, oclif's manifest and the help pages.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { writeHelp } from "./help.mjs";
import { writeManifest } from "./manifest.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

await rm(`${root}dist`, { recursive: true, force: true });
// A stale manifest would be believed rather than the new commands.
await rm(`${root}oclif.manifest.json`, { force: true });
await bundle(`${root}dist`);
await writeManifest(root);
await writeHelp(root);
