import { posix } from "node:path";
import { expandWord } from "./expand-word.ts";
import { flagValue, type Instruction } from "./instruction.ts";
import { absolutePath, isWithin } from "./ownership.ts";
import { isOpenMode } from "./permissions.ts";
import { scopeOf, type Stage, type Surroundings } from "./stage.ts";
import { splitWords } from "./words.ts";

interface Target {
  readonly path: string;
  readonly isFolder: boolean;
  readonly sources: readonly string[];
}

/** COPY and ADD: whose the files are. */
export function followCopy(instruction: Instruction, stage: Stage, around: Surroundings): void {
  const target = copyTarget(instruction, stage, around.escape);
  if (!target) return;
  adoptAccounts(instruction, stage, target, around.stages);
  const { path, isFolder } = target;
  if (isWithin(path, "/root")) stage.rootFiles.set(instruction.start, path);
  const owner = flagValue(instruction, "chown");
  const open = isOpenMode(flagValue(instruction, "chmod") ?? "");
  if (isFolder) stage.ownership.makeFolder(path, owner === undefined && !open ? "root" : "user");
  // With --chown=root somebody has decided: no oversight to report.
  if (owner !== undefined || open) return;
  stage.ownership.addRootCopy({ line: instruction.start, path, detail: path });
}

function copyTarget(instruction: Instruction, stage: Stage, escape: string): Target | undefined {
  const raw = instruction.json ?? splitWords(instruction.args, escape);
  const words = raw.map((word) => expandWord(word, scopeOf(stage), escape));
  const last = words.at(-1);
  if (words.length < 2 || !last?.complete) return undefined;
  const sources = words.slice(0, -1).map((word) => word.text);
  const path = absolutePath(last.text, stage.workdir);
  if (path === undefined) return undefined;
  const [source = ""] = sources;
  const intoFolder = sources.length > 1 || /(^|\/)\.?$/.test(last.text);
  const isFile = sources.length === 1 && /\.\w+$/.test(source) && !source.includes("*");
  // `COPY run.sh ./` makes one file there and says nothing about the folder's other files.
  if (intoFolder && isFile) return { path: posix.join(path, posix.basename(source)), isFolder: false, sources };
  return { path, isFolder: intoFolder || /(^|\/)\.?$/.test(source), sources };
}

/** `COPY --from=build /etc/passwd /etc/` is how an empty image gets its users. */
function adoptAccounts(instruction: Instruction, stage: Stage, target: Target, stages: readonly Stage[]): void {
  const from = flagValue(instruction, "from")?.toLowerCase();
  if (from === undefined || !isWithin(target.path, "/etc") || !target.sources.includes("/etc/passwd")) return;
  const other =
    stages.findLast((each) => each.name === from) ?? (/^\d+$/.test(from) ? stages[Number(from)] : undefined);
  if (other) stage.accounts.adopt(other.accounts);
}
