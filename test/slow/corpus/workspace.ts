import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Workspace } from "./command-line.ts";

const CONFIGURATION = `apiVersion: archon-migrate/v1
kind: Migration
images:
  include: ["**"]
securityContext:
  unknownUser: default
`;

/** An old, round moment: a file that was written has another. */
const UNTOUCHED = new Date("2020-02-02T02:02:02Z");

/** Paths below the workspace's target, and what stands there. */
export type Files = ReadonlyMap<string, Buffer>;

export function makeWorkspace(root: string, name: string, files: Files): Workspace {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  const workspace = { folder, state: join(root, "state", name), target: "files" };
  mkdirSync(join(folder, workspace.target), { recursive: true });
  writeFileSync(join(folder, ".archon-migrate.yaml"), CONFIGURATION);
  for (const [path, bytes] of files) {
    const place = join(folder, workspace.target, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    utimesSync(place, UNTOUCHED, UNTOUCHED);
  }
  return workspace;
}

export function readBack({ folder, target }: Workspace, files: Files): Map<string, Buffer> {
  return new Map([...files.keys()].map((path) => [path, readFileSync(join(folder, target, path))]));
}

export function isUntouched({ folder, target }: Workspace, path: string): boolean {
  return statSync(join(folder, target, path)).mtimeMs === UNTOUCHED.getTime();
}

/** A path of the plan as the key of `Files`. */
export function keyOf({ folder, target }: Workspace, path: string): string {
  return relative(join(folder, target), resolve(folder, path));
}

export function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
