import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Path of a peer program, built from its Go module when it is missing or changed. */
export function peer(name: "kubectl" | "yamlv3" | "kyaml"): string {
  const cache = process.env["ARCHON_MIGRATE_CACHE"] ?? join(homedir(), ".cache/archon-migrate");
  const folder = join(cache, "peers");
  execFileSync(fileURLToPath(new URL("peers/build.sh", import.meta.url)), [folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(folder, name);
}
