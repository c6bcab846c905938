import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * An open-loop client: requests leave at fixed times, whether earlier ones were answered or not, each on a fresh
 * connection. `probe.ts RATE FIRST-PORT NAME=URL…` asks every URL RATE times a second until standard input ends.
 * First it waits until all of them answer. One line of JSON for each request.
 */
export interface Probe {
  readonly target: string;
  /** When it was to leave, in milliseconds since 1970. */
  readonly at: number;
  /** How much later it left. */
  readonly late: number;
  /** The source port, to find the connection in a packet trace. */
  readonly port: number;
  /** The HTTP status, or what became of the connection. */
  readonly outcome: string;
  /** From `at` to the end of the answer, so that a stall of this program does not hide one of the server. */
  readonly ms: number;
}

const TIMEOUT_MS = 5_000;
const [PORTS_FROM, PORTS_TO] = [10_000, 60_000];
const KINDS: Record<string, string> = { ECONNREFUSED: "refused", ECONNRESET: "reset", EPIPE: "reset" };

const [rate = "50", firstPort = "", ...pairs] = process.argv.slice(2);
const targets = pairs.map((pair) => ({
  target: pair.slice(0, pair.indexOf("=")),
  url: pair.slice(pair.indexOf("=") + 1),
}));
const now = (): number => performance.timeOrigin + performance.now();
let port = Number(firstPort) || PORTS_FROM;
let open = true;
process.stdin.resume().on("end", () => (open = false));

/** Ports are used in turn: one that comes back too soon meets the packet filter's memory of the last connection. */
function nextPort(): number {
  port = port + 1 < PORTS_TO ? port + 1 : PORTS_FROM;
  return port;
}

function ask(url: string): Promise<{ port: number; outcome: string }> {
  const localPort = nextPort();
  return new Promise((resolve) => {
    const end = (outcome: string): void => {
      clearTimeout(timer);
      resolve({ port: localPort, outcome });
    };
    const asked = request(url, { agent: false, localPort }, (response) => {
      response.on("error", () => end("reset")).on("end", () => end(String(response.statusCode)));
      response.resume();
    });
    asked.on("error", (error: NodeJS.ErrnoException) => {
      // Another socket has this port: no request was made, so the next port makes it.
      if (error.code === "EADDRINUSE") void ask(url).then(resolve);
      else end(KINDS[error.code ?? ""] ?? error.code ?? error.message);
    });
    const timer = setTimeout(() => asked.destroy(new Error("timeout")), TIMEOUT_MS);
    asked.end();
  });
}

async function send(target: string, url: string, at: number): Promise<void> {
  const late = now() - at;
  const answer = await ask(url);
  const probe: Probe = { target, at, late, ...answer, ms: now() - at };
  process.stdout.write(`${JSON.stringify(probe)}\n`);
}

async function answers(url: string): Promise<void> {
  for (let inARow = 0; inARow < 5 && open;) {
    inARow = (await ask(url)).outcome === "200" ? inARow + 1 : 0;
    await sleep(50);
  }
}

await Promise.all(targets.map(({ url }) => answers(url)));
const started = now();
const pause = 1000 / Number(rate) / targets.length;
for (let i = 0; open; i++) {
  const at = started + i * pause;
  const early = at - now();
  if (early > 0) await sleep(Math.ceil(early));
  const { target = "", url = "" } = targets[i % targets.length] ?? {};
  void send(target, url, at);
}
