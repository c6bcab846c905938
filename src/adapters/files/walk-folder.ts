import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Decision } from "../../core/walk.ts";
import type { Walks } from "../../ports/walks.ts";
import { quietly } from "./durable-file.ts";
import { journalFolderPath } from "./journal-folder.ts";

/** Unfinished walks, one small file each, beside the journals. Losing one costs a few keys, so nothing here fails a command. */
export function walkFolder(environment: NodeJS.ProcessEnv): Walks {
  const folder = join(dirname(journalFolderPath(environment)), "walks");
  const fileOf = (key: string): string => join(folder, `${key}.json`);
  return {
    load(key) {
      try {
        const entries = Object.entries(JSON.parse(readFileSync(fileOf(key), "utf8")) as Record<string, unknown>);
        return new Map(
          entries.filter((entry): entry is [string, Decision] => entry[1] === "accepted" || entry[1] === "rejected"),
        );
      } catch {
        return new Map();
      }
    },
    save(key, decisions) {
      quietly(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(fileOf(key), JSON.stringify(Object.fromEntries(decisions)), { mode: 0o600 });
      });
    },
    remove(key) {
      quietly(() => rmSync(fileOf(key), { force: true }));
    },
  };
}
