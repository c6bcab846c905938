import { readCurl } from "./curl.ts";
import { judgeAttempt } from "./judge-attempt.ts";
import type { ProbeMeaning, ProgramReader } from "./meaning.ts";
import { readNetcat } from "./netcat.ts";
import { readNode } from "./node.ts";
import { readPython } from "./python.ts";
import { unwrapCommand } from "./unwrap-command.ts";
import { readWget } from "./wget.ts";

/** No health check is longer; the limit keeps hostile files cheap. */
const MAX_LENGTH = 8192;

const READERS = new Map<string, ProgramReader>([
  ["curl", readCurl],
  ["wget", readWget],
  ["nc", readNetcat],
  ["ncat", readNetcat],
  ["netcat", readNetcat],
  ["node", readNode],
]);

/**
 * What an exec probe asks, as far as it is certain: `http` and `tcp` only where the kubelet's handler succeeds and
 * fails with the command. Pure, linear in the length of the command, never throws.
 * @param command argv of the probe, run without a shell unless it names one
 * @param timeoutSeconds of the probe; after it the kubelet fails either handler
 */
export function probeMeaning(command: readonly string[], timeoutSeconds: number): ProbeMeaning {
  if (command.reduce((sum, word) => sum + word.length + 1, 0) > MAX_LENGTH) return { kind: "unclear" };
  const bare = unwrapCommand(command);
  const attempt = bare && readerOf(bare.program)?.(bare.args);
  if (!attempt) return { kind: "unclear" };
  return judgeAttempt({ ...attempt, limits: [...attempt.limits, ...bare.limits] }, timeoutSeconds);
}

function readerOf(program: string): ProgramReader | undefined {
  if (/^python(?:3(?:\.\d{1,2})?)?$/.test(program)) return readPython;
  return READERS.get(program);
}
