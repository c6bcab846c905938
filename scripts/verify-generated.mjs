// Fails when a generated file is stale: oclif's manifest (against the sources) and the configuration's schema.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { manifestText } from "./manifest.mjs";
import { mkdtempSync, cpSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "archon-migrate-verify-"));
try {
  cpSync(join(root, "package.json"), join(scratch, "package.json"));
  symlinkSync(join(root, "node_modules"), join(scratch, "node_modules"));
  await bundle(join(scratch, "dist"), { minify: false });
  const stale = (await manifestText(`${scratch}/`)) !== readFileSync(join(root, "oclif.manifest.json"), "utf8");
  if (stale) {
    process.stdout.write("oclif.manifest.json is stale: npm run build\n");
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
try {
  execFileSync(process.execPath, [join(root, "scripts/generate-schema.ts"), "--verify"], { stdio: "pipe" });
} catch (error) {
  process.stdout.write(`${error.stdout}${error.stderr}`);
  process.exitCode = 1;
}
