import { basename } from "node:path";

/** One command of a transcript and what is expected of it. */
export interface Step {
  readonly line: number;
  /** What bash runs. */
  readonly command: string;
  readonly exit: number;
  /** Repeat the command until all expectations hold, for so many seconds at most. */
  readonly within: number;
  /** The variable that holds its output from then on. */
  readonly keep: string | undefined;
  /** Print all of its output, not only the lines that an expectation speaks of. */
  readonly show: boolean;
  readonly outputs: readonly OutputExpectation[];
}

export interface OutputExpectation {
  readonly stream: "stdout" | "stderr";
  readonly pattern: RegExp;
  /** How often it matches; undefined is at least once. */
  readonly times: number | undefined;
}

export type Part = { readonly say: string } | Step;

export interface Transcript {
  readonly title: string;
  readonly parts: readonly Part[];
  /** Files that stand below the commands, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads a transcript; README.md describes the format. */
export function readTranscript(path: string, text: string): Transcript {
  const [script = "", ...rest] = text.split(/^-- (.+) --\n/m);
  const files = new Map<string, string>();
  for (let i = 0; i + 1 < rest.length; i += 2) files.set(String(rest[i]), String(rest[i + 1]));
  const parts: Part[] = [];
  const lines = script.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const from = i + 1;
    if (line.trim() === "") continue;
    if (line.startsWith("#")) {
      parts.push({ say: line });
      continue;
    }
    if (!line.startsWith("$ ")) throw new Error(`${path}:${from}: neither a command nor what is expected of one`);
    const command = [line.slice(2)];
    while (command.at(-1)?.endsWith("\\")) command.push(lines[++i] ?? "");
    const expected: string[] = [];
    while (/^\s+\S/.test(lines[i + 1] ?? "")) expected.push((lines[++i] ?? "").trim());
    parts.push(readStep(`${path}:${from}`, from, command.join("\n"), expected));
  }
  return { title: basename(path, ".live.txt").replaceAll("-", " "), parts, files };
}

function readStep(place: string, line: number, command: string, expected: readonly string[]): Step {
  let [exit, within] = [0, 0];
  let keep: string | undefined;
  let show = false;
  const outputs: OutputExpectation[] = [];
  for (const text of expected) {
    const output = /^(?:(!|\d+) )?(stdout|stderr) (.+)$/.exec(text);
    const [word, value = ""] = text.split(" ");
    if (output) {
      const times = output[1] === "!" ? 0 : output[1] && Number(output[1]);
      const stream = output[2] === "stderr" ? "stderr" : "stdout";
      outputs.push({ stream, pattern: new RegExp(String(output[3]), "gm"), times: times === "" ? undefined : times });
    } else if (word === "exit" && /^\d+$/.test(value)) exit = Number(value);
    else if (word === "within" && /^\d+s$/.test(value)) within = Number.parseInt(value);
    else if (word === "keep" && /^[A-Z_]+$/.test(value)) keep = value;
    else if (text === "show") show = true;
    else throw new Error(`${place}: "${text}" is not an expectation`);
  }
  return { line, command, exit, within, keep, show, outputs };
}
