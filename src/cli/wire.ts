import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writing } from "../adapters/files/failure.ts";
import { JournalFolder } from "../adapters/files/journal-folder.ts";
import { localDisk } from "../adapters/files/local-disk.ts";
import { localFiles } from "../adapters/files/local-files.ts";
import { projectFiles } from "../adapters/files/project-files.ts";
import { systemClock } from "../adapters/files/system-clock.ts";
import { walkFolder } from "../adapters/files/walk-folder.ts";
import type { WritePorts } from "../app/write-files.ts";
import { MigrateError } from "../core/errors.ts";
import type { Messages } from "../locales/messages.ts";
import type { Asker } from "../ports/asker.ts";
import type { Files } from "../ports/files.ts";
import type { Walks } from "../ports/walks.ts";

/** The only place that knows which adapter stands behind a port. */
export const wire = {
  files: localFiles satisfies Files,

  writing(): WritePorts & { journals: JournalFolder } {
    return { disk: localDisk(), journals: new JournalFolder(), clock: systemClock };
  },

  walks(): Walks {
    return walkFolder(process.env);
  },

  /** Loads inquirer only when somebody is asked. */
  async asker(messages: Messages): Promise<Asker> {
    const { TerminalAsker } = await import("../adapters/terminal/terminal-asker.ts");
    return new TerminalAsker(messages, process.env);
  },

  readText(path: string): string | undefined {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },

  /** The page of a code, shipped with the program; the bundler decides how deep this module lies. */
  page(code: string): string | undefined {
    const pages = ["..", "../..", "../../.."].map((up) => new URL(`${up}/docs/errors/${code}.md`, import.meta.url));
    return pages.map((page) => wire.readText(fileURLToPath(page))).find((text) => text !== undefined);
  },

  projectFiles,

  writeText(path: string, text: string): void {
    writing(path, () => writeFileSync(path, text));
  },

  /** @throws MigrateError STDIN_IS_TERMINAL where nothing is piped in */
  stdin(): Uint8Array {
    if (process.stdin.isTTY) throw new MigrateError("STDIN_IS_TERMINAL");
    return readFileSync(0);
  },

  isTerminal(): boolean {
    return process.stdin.isTTY === true && process.stdout.isTTY === true;
  },
};
