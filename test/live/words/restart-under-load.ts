import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { kubectl } from "./kubectl.ts";
import { watchPods } from "./pod-watch.ts";
import type { Probe } from "./probe.ts";
import { evidence, isLost, tally } from "./tally.ts";

/**
 * Restarts archon-server while a client outside the node sends requests of 300 ms to it, directly and through the
 * frontend, and to a control service that nothing touches. What the control loses, and what is lost before the
 * restart, is a fault of the probe: such a restart is reported apart, not counted, and made once more.
 *
 *   --until-lost   goes on until requests were lost both ways
 *   --requests N   goes on until so many were counted
 *   --restarts N   but not more often than this
 */
const { values } = parseArgs({
  options: {
    "until-lost": { type: "boolean", default: false },
    requests: { type: "string", default: "1" },
    restarts: { type: "string", default: "1" },
    rate: { type: "string", default: "70" },
  },
});

const node = "http://192.168.240.1";
const TARGETS = { server: `${node}:30181/api/slow?ms=300`, frontend: `${node}:30080/api/slow?ms=300` };
const CONTROL = { control: `${node}:30051/health` };
/** Before the change, and after the last old pod is gone. */
const QUIET_MS = 1_500;

const wallClock = (): number => performance.timeOrigin + performance.now();

/** The client remembers which source ports it had: see probe.ts. */
const portFile = join(process.env["ARCHON_CLUSTER_STATE"] ?? "", "live-port");

function startProbing(): { probes: Probe[]; first: Promise<unknown>; end(): Promise<void> } {
  const port = existsSync(portFile) ? readFileSync(portFile, "utf8") : "10000";
  const urls = Object.entries({ ...TARGETS, ...CONTROL }).map(([name, url]) => `${name}=${url}`);
  const script = join(import.meta.dirname, "probe.ts");
  const child = spawn("client", ["node", script, values.rate, port, ...urls], { stdio: ["pipe", "pipe", "inherit"] });
  const closed = once(child, "close");
  const probes: Probe[] = [];
  const lines = createInterface(child.stdout).on("line", (line) => probes.push(JSON.parse(line) as Probe));
  return {
    probes,
    first: once(lines, "line"),
    async end() {
      child.stdin.end();
      await closed;
      writeFileSync(portFile, String(probes.reduce((last, probe) => (probe.at > last.at ? probe : last)).port));
    },
  };
}

interface Restart {
  readonly probes: readonly Probe[];
  readonly faulty: boolean;
}

async function restart(title: string): Promise<Restart> {
  const probing = startProbing();
  await probing.first;
  await sleep(QUIET_MS);
  const watch = await watchPods("archon-server");
  const from = wallClock();
  const passed = (): string => `${((wallClock() - from) / 1000).toFixed(1)} s`;
  await kubectl("-n", "archon", "rollout", "restart", "deployment/archon-server");
  await kubectl("-n", "archon", "rollout", "status", "deployment/archon-server", "--timeout=90s");
  const done = passed();
  const ended = await watch.gone(performance.now() + 60_000);
  const gone = passed();
  await sleep(QUIET_MS);
  await probing.end();
  const { probes } = probing;
  const strange = probes.filter((probe) => isLost(probe) && (probe.target in CONTROL || probe.at + probe.ms < from));
  console.log(`${title}: kubectl says done after ${done}, the old pods are gone after ${gone}`);
  for (const { name, exit, seconds } of ended)
    console.log(`  ${name}: exit code ${exit}, ${seconds.toFixed(1)} s after it was told to end`);
  for (const target of Object.keys({ ...TARGETS, ...CONTROL })) console.log(`  ${tally(target, probes)}`);
  for (const line of evidence(probes, from)) console.log(line);
  if (strange.length > 0) console.log(`  probe fault: ${strange.length} lost without any change; not counted`);
  return { probes, faulty: strange.length > 0 };
}

const counted: Probe[] = [];
let faults = 0;
const lostBothWays = (): boolean =>
  Object.keys(TARGETS).every((name) => counted.some((probe) => probe.target === name && isLost(probe)));
const measured = (): Probe[] => counted.filter(({ target }) => target in TARGETS);
const enough = (): boolean => measured().length >= Number(values.requests) && (!values["until-lost"] || lostBothWays());

let restarts = 0;
while (restarts < Number(values.restarts) && faults < 2 && !enough()) {
  const { probes, faulty } = await restart(`restart ${restarts + faults + 1}`);
  if (faulty) faults++;
  else {
    restarts++;
    counted.push(...probes);
  }
}
for (const target of Object.keys({ ...TARGETS, ...CONTROL })) console.log(`total ${tally(target, counted)}`);
const lost = measured().filter(isLost).length;
console.log(`${restarts} restarts: sent ${measured().length}, lost ${lost}; probe faults ${faults}`);
if (faults === 2) console.log("INCONCLUSIVE: the probe failed twice");
process.exitCode = faults === 2 || measured().length < Number(values.requests) ? 75 : 0;
