import type { Disk } from "../../ports/files.ts";
import { currentTarget } from "./current-target.ts";
import { removeIfThere, replaceAll } from "./replace-all.ts";
import { systemCalls, type SystemCalls } from "./system-calls.ts";

export function localDisk(calls: SystemCalls = systemCalls): Disk {
  return {
    target: currentTarget,
    replaceAll: (replacements) => replaceAll(calls, replacements),
    remove: (path) => removeIfThere(calls, path),
  };
}
