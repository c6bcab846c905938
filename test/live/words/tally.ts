import type { Probe } from "./probe.ts";

export const isLost = ({ outcome }: Probe): boolean => outcome !== "200";

/** "server: sent 900, lost 3: refused 2, 502 1; p50 304 ms, p99 341 ms". */
export function tally(target: string, probes: readonly Probe[]): string {
  const own = probes.filter((probe) => probe.target === target);
  const lost = own.filter(isLost);
  const kinds = [...Map.groupBy(lost, ({ outcome }) => outcome)].map(([kind, { length }]) => `${kind} ${length}`);
  const reasons = kinds.length > 0 ? `: ${kinds.join(", ")}` : "";
  const times = own.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): string => `${Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)} ms`;
  const late = own.filter((probe) => probe.late > 100).length;
  const delayed = late > 0 ? `, ${late} left more than 100 ms late` : "";
  return `${target}: sent ${own.length}, lost ${lost.length}${reasons}; p50 ${at(0.5)}, p99 ${at(0.99)}${delayed}`;
}

/** Each loss with its moment and source port, so that it can be looked for in logs and packet traces. */
export function evidence(probes: readonly Probe[], from: number): string[] {
  const lost = probes.filter(isLost).toSorted((a, b) => a.at - b.at);
  return lost.slice(0, 5).map(({ target, at, outcome, port, ms }) => {
    const moment = ((at - from) / 1000).toFixed(3);
    return `  ${target}: ${outcome} ${moment} s after the restart, source port ${port}, ${Math.round(ms)} ms`;
  });
}
