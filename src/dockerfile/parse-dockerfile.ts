import type { Flag, Heredoc, Instruction } from "./instruction.ts";
import { escapeOf, logicalLineAt, physicalLines, type Escape, type LogicalLine } from "./logical-lines.ts";
import { splitWords } from "./words.ts";

const KEYWORDS = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);
const WITH_FLAGS = new Set(["ADD", "COPY", "FROM", "HEALTHCHECK", "RUN"]);
const WITH_JSON = new Set(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);
const WITH_HEREDOCS = new Set(["ADD", "COPY", "RUN"]);

/** Every instruction of a Dockerfile. Never fails: what Docker would refuse becomes an unknown instruction. */
export function parseDockerfile(text: string): Instruction[] {
  const lines = physicalLines(text);
  const escape = escapeOf(lines);
  const instructions: Instruction[] = [];
  let next = 0;
  for (;;) {
    const line = logicalLineAt(lines, next, escape);
    if (!line) return instructions;
    const instruction = readInstruction(line, lines, escape);
    instructions.push(instruction);
    next = instruction.end;
  }
}

function readInstruction(line: LogicalLine, lines: readonly string[], escape: Escape): Instruction {
  const [, word = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(line.text) ?? [];
  const keyword = word.toUpperCase();
  const { flags, args } = WITH_FLAGS.has(keyword) ? takeFlags(rest) : { flags: [], args: rest };
  const names = WITH_HEREDOCS.has(keyword) ? heredocNames(args, escape) : [];
  const { heredocs, end } = readHeredocs(names, lines, line.end + 1);
  const json = WITH_JSON.has(keyword) ? jsonWords(args) : undefined;
  return {
    keyword,
    known: KEYWORDS.has(keyword),
    flags,
    args,
    ...(json && { json }),
    heredocs,
    start: line.start + 1,
    end,
  };
}

function takeFlags(text: string): { flags: Flag[]; args: string } {
  const flags: Flag[] = [];
  const flag = /--([A-Za-z][\w-]*)(?:=("[^"]*"|\S*))?(?:\s+|$)/y;
  let at = 0;
  for (let match = flag.exec(text); match; match = flag.exec(text)) {
    const [, name = "", value = ""] = match;
    flags.push({ name: name.toLowerCase(), value: value.replace(/^"(.*)"$/, "$1") });
    at = flag.lastIndex;
  }
  return { flags, args: text.slice(at) };
}

interface HeredocStart {
  readonly name: string;
  readonly dash: boolean;
}

function heredocNames(args: string, escape: Escape): HeredocStart[] {
  if (!args.includes("<<")) return [];
  return splitWords(args, escape).flatMap((word) => {
    const [, dash, , name] = /^\d*<<(-?)(["']?)([A-Za-z_][\w.-]*)\2$/.exec(word) ?? [];
    return name === undefined ? [] : [{ name, dash: dash === "-" }];
  });
}

/** `end` counts lines from 1. A heredoc that nothing ends takes the rest of the file, as in a shell. */
function readHeredocs(starts: readonly HeredocStart[], lines: readonly string[], from: number) {
  const heredocs: Heredoc[] = [];
  let next = from;
  for (const { name, dash } of starts) {
    const body: string[] = [];
    for (; next < lines.length; next++) {
      const line = dash ? (lines[next] as string).replace(/^\t+/, "") : (lines[next] as string);
      if (line === name) break;
      body.push(line);
    }
    next = Math.min(next + 1, lines.length);
    heredocs.push({ name, body: body.join("\n") });
  }
  return { heredocs, end: next };
}

function jsonWords(args: string): readonly string[] | undefined {
  if (!args.startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(args);
    return Array.isArray(value) && value.every((word) => typeof word === "string") ? value : undefined;
  } catch {
    // Docker falls back to the shell form as well.
    return undefined;
  }
}
