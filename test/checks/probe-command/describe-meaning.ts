import { expect, test } from "vitest";
import { probeMeaning, type NetworkHandler, type ProbeMeaning } from "../../../src/checks/probe-command/index.ts";

/** A command as argv, or as words with single blanks between them. */
type Command = string | readonly string[];
/** A command, what it means, and the probe's timeoutSeconds where it matters. */
export type Row = readonly [command: Command, meaning: string, timeoutSeconds?: number];

export const sh = (script: string): string[] => ["sh", "-c", script];
export const python = (program: string): string[] => ["python", "-c", program];
export const node = (program: string): string[] => ["node", "-e", program];

/** Runs a table that reads `curl -f http://localhost/ → http :80/`. */
export function testRows(rows: readonly Row[]): void {
  for (const [command, meaning, timeoutSeconds = 1] of rows) {
    const argv = typeof command === "string" ? command.split(" ") : command;
    test(`${argv.join(" ")} → ${meaning}`, () => {
      expect(sentence(probeMeaning(argv, timeoutSeconds))).toBe(meaning);
    });
  }
}

function sentence(meaning: ProbeMeaning): string {
  if (meaning.kind === "unclear") return "unclear";
  if (meaning.kind !== "differs") return handler(meaning);
  return `differs: ${meaning.difference}${meaning.closest ? `, closest ${handler(meaning.closest)}` : ""}`;
}

function handler(network: NetworkHandler): string {
  return network.kind === "tcp" ? `tcp :${network.port}` : `${network.scheme} :${network.port}${network.path}`;
}
