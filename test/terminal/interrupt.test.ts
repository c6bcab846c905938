import { describe, expect, test, vi } from "vitest";
import { CTRL_C, CTRL_D, MANIFEST, PATIENT, QUESTION, Scene, TWO_CONTAINERS } from "./scene.ts";
import type { Ending, Terminal } from "./terminal.ts";

/** The three questions there are, each left open. */
const MOMENTS: Readonly<Record<string, { columns?: number; file: string; walkTo: (terminal: Terminal) => Terminal }>> =
  {
    "at the first hunk": { file: MANIFEST, walkTo: (terminal) => terminal.expect("(1/4)").expect(QUESTION) },
    "at a later hunk, its help open": {
      file: MANIFEST,
      walkTo: (terminal) =>
        terminal.expect(QUESTION).press("y").expect("(2/4)").expect(QUESTION).press("?").expect("? - this help"),
    },
    "at the final question": {
      file: MANIFEST,
      walkTo: (terminal) => terminal.expect(QUESTION).press("a").expect("Write 4 edits"),
    },
    "while the user of an image is asked for": {
      file: "pair.yaml",
      walkTo: (terminal) => terminal.expect("Which user does example.org/front"),
    },
  };

function start(scene: Scene, file: string): Terminal {
  scene.put("pair.yaml", TWO_CONTAINERS);
  const items = file === MANIFEST ? ["--item", "4"] : ["--include", "**"];
  // The terminal's own state is read by a shell that outlives the program.
  return scene.shell('"$@"; code=$?; stty -a; exit $code', ["apply", "--interactive", "-f", file, ...items]);
}

function expectCleanEnd({ code, signal, raw, text }: Ending): void {
  expect({ code, signal }).toEqual({ code: 130, signal: 0 });
  expect(text).toContain("INTERRUPTED");
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(text).not.toContain("unsettled");
  // Canonical mode with echo, the cursor shown, no alternate screen, no colour left on.
  expect(text).toMatch(/(?<!-)\bicanon\b/);
  expect(text).toMatch(/(?<!-)\becho\b/);
  expect(raw.lastIndexOf("\u001b[?25h")).toBeGreaterThanOrEqual(raw.lastIndexOf("\u001b[?25l"));
  expect(raw).not.toContain("\u001b[?1049h");
}

describe.concurrent("a walk that is broken off leaves everything as it was", PATIENT, () => {
  for (const [moment, { file, walkTo }] of Object.entries(MOMENTS)) {
    for (const [name, key] of [
      ["Ctrl-C", CTRL_C],
      ["Ctrl-D", CTRL_D],
    ] as const) {
      test(`${name} ${moment}`, async () => {
        using scene = new Scene();
        await using terminal = start(scene, file);
        const [before, names] = [scene.read(file), scene.names()];
        expectCleanEnd(await walkTo(terminal).press(key).ends());
        expect(scene.read(file)).toBe(before);
        expect(scene.names()).toEqual(names);
        expect(scene.names("tmp")).toEqual([]);
      });
    }
  }

  test("decisions outlive Ctrl-C", async () => {
    using scene = new Scene();
    await using first = scene.apply();
    expect((await first.expect(QUESTION).press("a").expect("(5/18)").expect(QUESTION).press(CTRL_C).ends()).code).toBe(
      130,
    );
    await using second = scene.apply();
    expect(
      (await second.expect("4 earlier decision").expect("(5/18)").expect(QUESTION).press(CTRL_C).ends()).code,
    ).toBe(130);
  });

  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    test(`${signal} ends the walk`, async () => {
      using scene = new Scene();
      const before = scene.read();
      await using terminal = scene.apply();
      const {
        code,
        signal: ended,
        text,
      } = await terminal
        .expect("(1/18)")
        .expect(QUESTION)
        .press("y")
        .expect("(2/18)")
        .expect(QUESTION)
        .send(signal)
        .ends();
      expect(code + ended).toBeGreaterThan(0);
      expect(code).not.toBe(13);
      expect(text).not.toMatch(/^\s+at /m);
      expect(scene.read()).toBe(before);
      await using again = scene.apply();
      await again.expect("1 earlier decision").expect(QUESTION).press(CTRL_C).ends();
    });
  }

  test("a terminal that vanishes while hangups are ignored", async () => {
    using scene = new Scene();
    const before = scene.read();
    const line = 'trap "" HUP; "$@" 2>errors; echo $? >status.new; mv status.new status';
    await using terminal = scene.shell(line, ["apply", "--interactive", "-f", MANIFEST]);
    terminal.expect("(1/18)").expect(QUESTION).close();
    await terminal.steps();
    await vi.waitUntil(() => scene.names(".").includes("status"), { timeout: 30_000 });
    expect(["0\n", "13\n"]).not.toContain(scene.read("status"));
    expect(scene.read("errors")).not.toMatch(/^\s+at /m);
    expect(scene.read()).toBe(before);
  });
});
