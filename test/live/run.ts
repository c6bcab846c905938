import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { play, type Played } from "./play.ts";
import { readTranscript, type Transcript } from "./transcript.ts";

/** Plays the transcripts of this folder inside the cluster. `node test/live/run.ts [WORD…]` */
const live = import.meta.dirname;
const project = resolve(live, "../..");
const state = process.env["ARCHON_CLUSTER_STATE"];
if (!state) throw new Error("this runs inside the cluster: npm run test:live");

const words = process.argv.slice(2);
const names = readdirSync(live)
  .filter((name) => name.endsWith(".live.txt"))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const since = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1).padStart(6)} s`;

/** A folder of its own, with a copy of the example and what the transcript brings. */
function prepare(transcript: Transcript): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(state ?? "", "live-"));
  mkdirSync(join(folder, "examples"));
  cpSync(join(project, "examples/archon"), join(folder, "examples/archon"), { recursive: true });
  for (const [name, text] of transcript.files) writeFileSync(join(folder, name), text);
  const full = Boolean(process.env["LIVE_FULL"]);
  const env = {
    ...process.env,
    ...{ PROJECT: project, LIVE: live, BASH_ENV: join(live, "words.sh"), REQUESTS: full ? "5000" : "2000" },
    ...{ XDG_STATE_HOME: join(folder, "state"), LC_ALL: "C.UTF-8", NO_COLOR: "1" },
  };
  return { folder, env };
}

function report(played: Played): void {
  const { evidence } = played;
  for (const line of evidence.slice(0, 30)) say(`            | ${line.length > 150 ? `${line.slice(0, 149)}…` : line}`);
  if (evidence.length > 30) say(`            | and ${evidence.length - 30} lines like these`);
  if (played.complaints.length === 0) return;
  for (const complaint of played.complaints) say(`            FAILED: ${complaint}`);
  for (const stream of ["stdout", "stderr"] as const)
    for (const line of played.ran[stream].trimEnd().split("\n").slice(-30)) say(`            ${stream}: ${line}`);
  const seen = spawnSync("kubectl", ["-n", "archon", "get", "pods,events"], { encoding: "utf8" });
  for (const line of seen.stdout.trimEnd().split("\n").slice(-25)) say(`            | ${line}`);
}

async function perform(transcript: Transcript): Promise<boolean> {
  const { folder, env } = prepare(transcript);
  for (const part of transcript.parts) {
    if ("say" in part) {
      say(`            ${part.say}`);
      continue;
    }
    const started = performance.now();
    const played = await play(part, folder, env);
    say(`  ${since(started)}  $ ${part.command}`);
    report(played);
    if (played.complaints.length > 0) return false;
    if (part.keep) Object.assign(env, { [part.keep]: played.ran.stdout.trim() });
  }
  return true;
}

const started = performance.now();
const verdicts: string[] = [];
for (const name of names) {
  const begun = performance.now();
  const transcript = readTranscript(name, readFileSync(join(live, name), "utf8"));
  say(`\n${transcript.title}`);
  const passed = await perform(transcript);
  spawnSync("bash", ["-c", "clean"], { env: { ...process.env, BASH_ENV: join(live, "words.sh") } });
  verdicts.push(`${passed ? "ok    " : "FAILED"}${since(begun)}  ${transcript.title}`);
  say(verdicts.at(-1) ?? "");
}
const failed = verdicts.filter((verdict) => verdict.startsWith("FAILED")).length;
say(`\n${verdicts.join("\n")}\ntotal ${since(started)}`);
say(`${verdicts.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && verdicts.length > 0 ? 0 : 1;
