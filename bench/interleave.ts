import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

export interface TimedCommand {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Wall-clock milliseconds of whole processes, run in turn (A B C A B C …), so that a noisy machine is noisy for all. */
export function interleave(commands: readonly TimedCommand[], rounds: number, warmups = 3): Map<string, number[]> {
  const times = new Map(commands.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmups; round < rounds; round++) {
    for (const { name, argv, env } of commands) {
      const started = performance.now();
      const [program = "", ...args] = argv;
      const run = spawnSync(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
      if (run.error || run.status !== 0) throw new Error(`${name}: ${run.error ?? run.stderr.toString()}`);
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The median of the ratios pair by pair: drifts of the machine's speed cancel out. */
export function ratio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, i) => value / (b[i] as number)));
}
