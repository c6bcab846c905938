import { absolutePath } from "./ownership.ts";
import { isOpenMode } from "./permissions.ts";
import type { Stage } from "./stage.ts";

/** Where in a RUN a command stands. */
export interface RunPlace {
  readonly stage: Stage;
  readonly isRoot: boolean;
  /** Moves with `cd`. */
  workdir: string | undefined;
}

/** Follows commands that make folders or give them away. */
export function followFileCommand(words: readonly string[], place: RunPlace): void {
  const [command = "", ...rest] = words;
  const program = command.slice(command.lastIndexOf("/") + 1);
  const operands = rest.filter((word) => !word.startsWith("-"));
  if (program === "cd") place.workdir = resolved(operands[0] ?? "$", place);
  else if (program === "mkdir") makeFolders(rest, place);
  else if (program === "chown") changeOwner(rest, operands, place);
  else if (program === "chmod") changeMode(rest, operands, place);
  else if (program === "install" && /^(.*\s)?(-o|--owner)/.test(rest.join(" ")))
    giveAway(operands.at(-1) ?? "$", false, place);
  // `find … -exec chown`, `xargs chown`, a script in a string: something is given away, nobody knows what.
  else if (program !== "echo" && rest.some((word) => /(^|[\s;&])chown\b/.test(word)))
    place.stage.ownership.giveAwayAll();
}

function makeFolders(rest: readonly string[], place: RunPlace): void {
  const mode = rest.findIndex((word) => word === "-m" || word === "--mode");
  for (const [index, word] of rest.entries()) {
    const path = word.startsWith("-") || (index === mode + 1 && mode !== -1) ? undefined : resolved(word, place);
    if (path !== undefined) place.stage.ownership.makeFolder(path, place.isRoot ? "root" : "user");
  }
}

function changeOwner(rest: readonly string[], operands: readonly string[], place: RunPlace): void {
  const byReference = rest.some((word) => word.startsWith("--reference"));
  const [owner = "", ...paths] = byReference ? ["", ...operands] : operands;
  if (/^(root|0)([:.]|$)/.test(owner)) return;
  for (const path of paths) giveAway(path, isRecursive(rest), place);
}

function changeMode(rest: readonly string[], operands: readonly string[], place: RunPlace): void {
  const [mode = "", ...paths] = operands;
  for (const path of paths) {
    const full = resolved(path, place);
    // Any word about /root itself opens it: that is the only reason to name it.
    if (full === "/root" && !/^[0-7]*00$/.test(mode)) place.stage.rootFiles.clear();
    if (isOpenMode(mode)) giveAway(path, isRecursive(rest), place);
  }
}

function isRecursive(rest: readonly string[]): boolean {
  return rest.some((word) => word === "--recursive" || /^-[a-zA-Z]*R/.test(word));
}

function giveAway(path: string, recursive: boolean, place: RunPlace): void {
  const { ownership, rootFiles } = place.stage;
  const pattern = path.endsWith("/*");
  const full = resolved(pattern ? path.slice(0, -2) || "/" : path, place);
  if (full === undefined) ownership.giveAwayAll();
  else ownership.giveAway(full, recursive || pattern);
  if (full === "/root") rootFiles.clear();
}

/** Undefined where a part of the path is known only to the build. */
function resolved(path: string, { workdir }: RunPlace): string | undefined {
  return /[$*?[{]/.test(path) ? undefined : absolutePath(path, workdir);
}
