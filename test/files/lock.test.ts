import { spawn } from "node:child_process";
import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JournalFolder } from "../../src/adapters/files/journal-folder.ts";
import { systemCalls } from "../../src/adapters/files/system-calls.ts";
import { failureOf, lastLine, MANIFEST, Scene, WRITER } from "./scene.ts";

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

function start(scene: Scene, onReady: (pid: number) => void = () => {}): Promise<Ended> {
  const child = spawn(process.execPath, [WRITER, "apply", scene.work], {
    env: { ...process.env, XDG_STATE_HOME: scene.state },
  });
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    if (output === "") onReady(child.pid as number);
    output += data.toString();
  });
  return new Promise((resolve) => child.on("close", (_code, signal) => resolve({ signal, output })));
}

const COUNT = 100;
const FILES = Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [`${i}.yaml`, MANIFEST]));

test("a lock of a dead process is taken over, one of a reused process id too", async () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  fs.mkdirSync(scene.journals, { recursive: true });
  fs.writeFileSync(join(scene.journals, `lock-${hostname()}-4194999-5`), "");
  fs.writeFileSync(join(scene.journals, `lock-${hostname()}-${process.pid}-5`), "");
  expect(lastLine((await start(scene)).output).code).toBe("OK");
  expect(scene.journalNames()).toHaveLength(1);
});

test("runs that come together wait for one another: each writes all or finds its files changed", async () => {
  using scene = new Scene(FILES);
  const runs = await Promise.all(Array.from({ length: 6 }, () => start(scene)));
  const outcomes = runs.map(({ output }) => lastLine(output));
  const codes = outcomes.map(({ code }) => code);
  for (const outcome of outcomes) expect(["OK", "FILE_CHANGED"], JSON.stringify(outcome)).toContain(outcome.code);
  const endings = Object.values(scene.snapshot()).map((text) => text.split("mais").length - 1);
  const written = codes.filter((code) => code === "OK").length;
  expect(new Set(endings)).toEqual(new Set([written]));
  expect(scene.journalNames()).toHaveLength(written);
});

test.each([
  ["on another machine", "another-host-1-5"],
  ["here", `${hostname()}-${process.ppid}-${startTime(process.ppid)}`],
])("a lock of a process that may be alive %s is respected", (_where, holder) => {
  using scene = new Scene();
  fs.mkdirSync(scene.journals, { recursive: true });
  fs.writeFileSync(join(scene.journals, `lock-${holder}`), "");
  const journals = new JournalFolder(scene.journals, systemCalls, 100);
  expect(failureOf(() => journals.exclusively(() => 1))).toMatchObject({
    code: "WRITE_FAILED",
    params: { reason: "LOCKED" },
  });
  expect(scene.journalNames()).toEqual([`lock-${holder}`]);
});

function startTime(pid: number): string {
  return fs.readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ")[19] as string;
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s in the middle of writing takes effect at its end",
  async (signal) => {
    using scene = new Scene(FILES);
    let poll: NodeJS.Timeout | undefined;
    let sent = false;
    const ended = await start(scene, (pid) => {
      poll = setInterval(() => {
        // A temporary file shows that the writer is at work, and far from its end.
        if (sent || !fs.readdirSync(scene.work).some((name) => name.endsWith("-tmp"))) return;
        sent = process.kill(pid, signal);
      }, 0);
    });
    clearInterval(poll);
    expect([sent, ended.signal]).toEqual([true, signal]);
    const texts = Object.values(scene.snapshot());
    expect(texts).toHaveLength(COUNT);
    for (const text of texts) expect(text).toContain(":k8s-latest");
  },
);
