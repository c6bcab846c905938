// npm run build (and npm ci, through prepare): the bundle, oclif's manifest and the help pages.
// Everything is made beside the old build and takes its place at the end: a program that is running keeps its files.
import { cp, mkdtemp, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { writeHelp } from "./help.mjs";
import { writeManifest } from "./manifest.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stage = `${await mkdtemp(join(root, ".build-"))}/`;

try {
  await cp(join(root, "package.json"), join(stage, "package.json"));
  await symlink(join(root, "node_modules"), join(stage, "node_modules"));
  await bundle(join(stage, "dist"));
  await writeManifest(stage);
  await writeHelp(stage);
  await rm(join(root, "dist"), { recursive: true, force: true });
  await rename(join(stage, "dist"), join(root, "dist"));
  await rename(join(stage, "oclif.manifest.json"), join(root, "oclif.manifest.json"));
} finally {
  await rm(stage, { recursive: true, force: true });
}
