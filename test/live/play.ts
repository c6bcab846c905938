import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { OutputExpectation, Step } from "./transcript.ts";

interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Played {
  readonly seconds: number;
  /** What does not hold; none is success. */
  readonly complaints: readonly string[];
  /** The lines of its output that an expectation speaks of, or all. */
  readonly evidence: readonly string[];
  readonly ran: Ran;
}

/** Longer than any command of a transcript takes. */
const DEADLINE_MS = 240_000;

/** Runs a command and compares, again and again as long as `within` allows. */
export async function play(step: Step, folder: string, env: NodeJS.ProcessEnv): Promise<Played> {
  const started = performance.now();
  for (;;) {
    const ran = await run(step.command, folder, env);
    const seconds = (performance.now() - started) / 1000;
    const complaints = complaintsOf(step, ran);
    if (complaints.length > 0 && seconds < step.within) {
      await sleep(300);
      continue;
    }
    return { seconds, complaints, evidence: evidenceOf(step, ran), ran };
  }
}

async function run(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn("bash", ["-o", "pipefail", "-c", command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const late = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = await once(child, "close");
  clearTimeout(late);
  return { exit: typeof code === "number" ? code : -1, stdout, stderr };
}

function complaintsOf(step: Step, ran: Ran): string[] {
  const complaints = step.outputs.flatMap(({ stream, pattern, times }) => {
    const found = [...ran[stream].matchAll(pattern)].length;
    if (times === undefined ? found > 0 : found === times) return [];
    return [`${stream} matches ${pattern} ${found} times, expected ${times ?? "once or more"}`];
  });
  return ran.exit === step.exit ? complaints : [`exit ${ran.exit}, expected ${step.exit}`, ...complaints];
}

function evidenceOf({ show, outputs }: Step, ran: Ran): string[] {
  const spokenOf = (line: string, stream: OutputExpectation["stream"]): boolean =>
    outputs.some((output) => output.times !== 0 && output.stream === stream && line.search(output.pattern) >= 0);
  return (["stdout", "stderr"] as const).flatMap((stream) =>
    ran[stream].split("\n").filter((line) => line !== "" && (show || spokenOf(line, stream))),
  );
}
