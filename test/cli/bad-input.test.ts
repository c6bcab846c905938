import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Workshop } from "./run-cli.ts";

const MANIFEST = `apiVersion: v1
kind: Pod
metadata: {name: server}
spec:
  containers:
  - name: server
    image: git.automatizase.com.br/luis.erlacher/archon/server:latest
`;

interface Case {
  readonly name: string;
  readonly make: (here: Workshop) => void;
  readonly args: readonly string[];
  readonly status: number;
  readonly code: string;
}

/** Every bad input has its own code and exit status, says it in at most five lines, and changes no byte. */
const cases: Case[] = [
  {
    name: "a file that does not exist",
    make: () => {},
    args: ["apply", "--yes", "-f", "nope.yaml"],
    status: 1,
    code: "FILE_NOT_FOUND",
  },
  {
    name: "a folder that leads back into itself",
    make: (here) => {
      mkdirSync(here.path("a"));
      writeFileSync(here.path("a/pod.yaml"), MANIFEST);
      symlinkSync("..", here.path("a/loop"));
    },
    args: ["apply", "--yes", "-R", "-f", "a"],
    status: 1,
    code: "DIRECTORY_LOOP",
  },
  {
    name: "a binary file",
    make: (here) => writeFileSync(here.path("x.yaml"), `${MANIFEST}\0`),
    args: ["apply", "--yes", "-f", "x.yaml"],
    status: 1,
    code: "FILE_BINARY",
  },
  {
    name: "invalid UTF-8",
    make: (here) =>
      writeFileSync(here.path("x.yaml"), Buffer.concat([Buffer.from(MANIFEST), Buffer.from([0xc3, 0x28, 0x0a])])),
    args: ["apply", "--yes", "-f", "x.yaml"],
    status: 1,
    code: "FILE_ENCODING",
  },
  {
    name: "UTF-16",
    make: (here) => writeFileSync(here.path("x.yaml"), Buffer.from(`\uFEFF${MANIFEST}`, "utf16le")),
    args: ["apply", "--yes", "--include", "**", "-f", "x.yaml"],
    status: 1,
    code: "FILE_ENCODING",
  },
  {
    name: "a file of 100 MB",
    make: (here) => {
      writeFileSync(here.path("x.yaml"), MANIFEST);
      truncateSync(here.path("x.yaml"), 100 * 1024 * 1024);
    },
    args: ["apply", "--yes", "-f", "x.yaml"],
    status: 1,
    code: "FILE_TOO_LARGE",
  },
  {
    name: "a bomb of aliases",
    make: (here) => {
      const levels = Array.from(
        { length: 12 },
        (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]\n`,
      );
      writeFileSync(here.path("x.yaml"), `${MANIFEST}a0: &a0 x\n${levels.join("")}`);
    },
    args: ["apply", "--yes", "-f", "x.yaml"],
    status: 1,
    code: "MANIFEST_UNREADABLE",
  },
  {
    name: "broken YAML beside a good file: nothing is written at all",
    make: (here) => {
      writeFileSync(here.path("good.yaml"), MANIFEST);
      writeFileSync(here.path("bad.yaml"), `${MANIFEST}  bad: [\n`);
    },
    args: ["apply", "--yes", "-f", "."],
    status: 1,
    code: "MANIFEST_UNREADABLE",
  },
  {
    name: "a configuration that is no YAML",
    make: (here) => {
      writeFileSync(here.path("x.yaml"), MANIFEST);
      writeFileSync(here.path(".archon-migrate.yaml"), "apiVersion: [\n");
    },
    args: ["apply", "--yes", "-f", "x.yaml"],
    status: 1,
    code: "CONFIG_SYNTAX",
  },
  {
    name: "a configuration with an unknown key",
    make: (here) => {
      writeFileSync(here.path("x.yaml"), MANIFEST);
      writeFileSync(
        here.path(".archon-migrate.yaml"),
        "apiVersion: archon-migrate/v1\nkind: Migration\ndrainSecond: 1\n",
      );
    },
    args: ["plan", "-f", "x.yaml"],
    status: 1,
    code: "CONFIG_INVALID",
  },
  {
    name: "a plan of another version",
    make: (here) =>
      writeFileSync(here.path("plan.json"), '{"schemaVersion":"archon-migrate/v9","files":[],"edits":[]}'),
    args: ["apply", "--plan", "plan.json"],
    status: 1,
    code: "PLAN_VERSION",
  },
  {
    name: "a plan that is no plan",
    make: (here) => writeFileSync(here.path("plan.json"), "hello"),
    args: ["apply", "--plan", "plan.json"],
    status: 1,
    code: "PLAN_INVALID",
  },
  {
    name: "an empty folder",
    make: (here) => mkdirSync(here.path("empty")),
    args: ["plan", "-f", "empty"],
    status: 1,
    code: "NO_FILES",
  },
  { name: "no -f at all", make: () => {}, args: ["plan"], status: 64, code: "USAGE" },
  { name: "a flag that does not exist", make: () => {}, args: ["plan", "--frce"], status: 64, code: "USAGE" },
  { name: "a command that does not exist", make: () => {}, args: ["aply"], status: 64, code: "USAGE" },
  {
    name: "--interactive without a terminal",
    make: (here) => writeFileSync(here.path("x.yaml"), MANIFEST),
    args: ["apply", "--interactive", "-f", "x.yaml"],
    status: 64,
    code: "NOT_A_TERMINAL",
  },
  { name: "undo with nothing to undo", make: () => {}, args: ["undo"], status: 1, code: "JOURNAL_NOT_FOUND" },
];

test.each(cases)("$name: $code, exit $status", ({ make, args, status, code }) => {
  using here = new Workshop();
  make(here);
  const before = here.fingerprints();
  const ran = here.run(args);
  expect(ran.stdout + ran.stderr).toContain(code);
  expect(ran.status).toBe(status);
  expect(here.fingerprints()).toEqual(before);
  expect(ran.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  if (ran.stdout === "") expect(ran.stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(5);
});

test("a manifest that changed between plan and apply is left alone", () => {
  using here = new Workshop();
  writeFileSync(here.path("x.yaml"), MANIFEST);
  expect(here.run(["plan", "--out", "plan.json", "-f", "x.yaml"]).status).toBe(0);
  appendFileSync(here.path("x.yaml"), "# a colleague was faster\n");
  const before = here.fingerprints();
  const ran = here.run(["apply", "--plan", "plan.json"]);
  expect(ran.stderr).toContain("FILE_CHANGED");
  expect(ran.status).toBe(1);
  expect(here.fingerprints()).toEqual(before);
});

test("a plan writes exactly the edits it shows, and undo restores the bytes", () => {
  using here = new Workshop();
  writeFileSync(here.path("x.yaml"), MANIFEST);
  const before = here.fingerprints();
  const plan = JSON.parse(here.run(["plan", "-f", "x.yaml", "-o", "json", "--unknown-user", "default"]).stdout) as {
    edits: { offset: number; length: number; text: string }[];
  };
  let expected = Buffer.from(MANIFEST);
  for (const { offset, length, text } of plan.edits.toReversed()) {
    expected = Buffer.concat([expected.subarray(0, offset), Buffer.from(text), expected.subarray(offset + length)]);
  }
  expect(here.run(["apply", "--yes", "-f", "x.yaml", "--unknown-user", "default"]).status).toBe(0);
  expect(readFileSync(here.path("x.yaml"), "utf8")).toBe(expected.toString());
  expect(here.run(["plan", "-f", "x.yaml", "--detailed-exitcode", "--unknown-user", "default"]).status).toBe(0);
  expect(here.run(["undo"]).status).toBe(0);
  expect(here.fingerprints()).toEqual(before);
});

test.runIf(process.getuid?.() === 0)("a file that may not be read is reported, and hides no other", () => {
  using here = new Workshop();
  writeFileSync(here.path("closed.yaml"), MANIFEST, { mode: 0o000 });
  writeFileSync(here.path("x.yaml"), MANIFEST);
  // Root reads everything; without these two capabilities it is held to the file's mode.
  const drop = "setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search";
  const said = unshared(here, `${drop} "$0" "$@"; echo "exit $?"`, ["plan", "-f", "."]);
  expect(said).toMatch(/FILE_UNREADABLE.*closed\.yaml/);
  expect(said).toContain("k8s-latest");
  expect(said).toContain("exit 1");
});

test.runIf(process.getuid?.() === 0)("a full disk: DISK_FULL, and the file is as it was", () => {
  using here = new Workshop();
  mkdirSync(here.path("small"));
  const script = `mount -t tmpfs -o size=16k tmpfs small && cp x.yaml small/ && head -c 12288 /dev/zero > small/filler
    before=$(sha256sum < small/x.yaml); "$0" "$@"; status=$?
    [ "$before" = "$(sha256sum < small/x.yaml)" ] && echo unchanged; exit $status`;
  writeFileSync(here.path("x.yaml"), MANIFEST);
  const ran = unshared(here, script, ["apply", "--yes", "-f", "small/x.yaml"]);
  expect(ran).toMatch(/DISK_FULL[\s\S]*unchanged/);
});

test.runIf(process.getuid?.() === 0)("a read-only folder: DIRECTORY_READ_ONLY, and the file is as it was", () => {
  using here = new Workshop();
  mkdirSync(here.path("fixed"));
  writeFileSync(here.path("fixed/x.yaml"), MANIFEST);
  const script = `mount --bind fixed fixed && mount -o remount,bind,ro fixed; "$0" "$@"; sha256sum < fixed/x.yaml`;
  const before = here.fingerprints();
  expect(unshared(here, script, ["apply", "--yes", "-f", "fixed/x.yaml"])).toContain("DIRECTORY_READ_ONLY");
  expect(here.fingerprints()).toEqual(before);
});

/** Runs a script in a mount namespace of its own; `$0 $@` is the program with its arguments. */
function unshared(here: Workshop, script: string, args: readonly string[]): string {
  const program = [process.execPath, new URL("../../bin/run.js", import.meta.url).pathname, ...args];
  const env = { PATH: process.env["PATH"] ?? "", HOME: here.folder, XDG_STATE_HOME: here.path(".state") };
  const shell = `exec 2>&1; ${script.replaceAll('"$0" "$@"', program.map((word) => `'${word}'`).join(" "))}`;
  try {
    return execFileSync("unshare", ["--mount", "sh", "-c", shell], { cwd: here.folder, env, encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}
