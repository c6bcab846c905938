import { expandWord } from "./expand-word.ts";
import { followCopy } from "./follow-copy.ts";
import { followRun } from "./follow-run.ts";
import type { Instruction } from "./instruction.ts";
import { absolutePath, isWithin } from "./ownership.ts";
import { exposedPorts } from "./ports.ts";
import { isRootNow, scopeOf, type Stage, type Surroundings } from "./stage.ts";
import { declareArgs, envPairs, setEnv } from "./variables.ts";
import { splitWords } from "./words.ts";

type Follow = (instruction: Instruction, stage: Stage, around: Surroundings) => void;

const FOLLOW: Readonly<Record<string, Follow>> = {
  ARG: (arg, stage, { globalArgs, escape }) => declareArgs(arg, stage.args, globalArgs, escape),
  ENV: followEnv,
  USER: followUser,
  WORKDIR: followWorkdir,
  RUN: followRun,
  COPY: followCopy,
  ADD: followCopy,
  EXPOSE: (expose, stage, { escape }) => {
    for (const port of exposedPorts(expose, scopeOf(stage), escape)) stage.ports.add(port);
  },
  HEALTHCHECK: (healthcheck, stage) => {
    stage.healthcheck = healthcheck;
  },
  SHELL: (shell, stage) => {
    stage.shell = shell;
  },
  CMD: (cmd, stage) => {
    stage.cmd = cmd;
    stage.cmdIsOwn = true;
  },
  ENTRYPOINT: (entrypoint, stage) => {
    stage.entrypoint = entrypoint;
    // BuildKit, dispatchEntrypoint: a CMD from below was meant for the other entrypoint.
    if (!stage.cmdIsOwn) delete stage.cmd;
  },
};

/** Brings a stage to where it stands after one more instruction. ONBUILD only concerns images built on this one. */
export function followInstruction(instruction: Instruction, stage: Stage, around: Surroundings): void {
  if (Object.hasOwn(FOLLOW, instruction.keyword)) FOLLOW[instruction.keyword]?.(instruction, stage, around);
}

function followEnv(instruction: Instruction, stage: Stage, { escape }: Surroundings): void {
  const scope = scopeOf(stage);
  const names = setEnv(instruction, stage.env, scope, escape);
  if (names.includes("HOME")) stage.home = { line: instruction.start };
  for (const [name, value] of envPairs(instruction.args, escape)) {
    const { text } = expandWord(value, scope, escape);
    const folder = name === "PATH" ? text.split(":").find((each) => isWithin(each, "/root")) : undefined;
    if (folder !== undefined) stage.rootFiles.set(instruction.start, folder);
  }
}

function followUser({ args, start }: Instruction, stage: Stage, { escape }: Surroundings): void {
  const { text, complete } = expandWord(splitWords(args, escape)[0] ?? "", scopeOf(stage), escape);
  // Docker refuses an empty name.
  stage.user = { text: text === "" ? args : text, complete: complete && text !== "", line: start };
}

function followWorkdir({ args, start }: Instruction, stage: Stage, { escape }: Surroundings): void {
  const { text, complete } = expandWord(args, scopeOf(stage), escape);
  const path = complete && text !== "" ? absolutePath(text, stage.workdir) : undefined;
  if (path === undefined) {
    delete stage.workdir;
    return;
  }
  stage.workdir = path;
  stage.workdirLine = start;
  stage.ownership.makeFolder(path, isRootNow(stage) ? "root" : "user");
}
