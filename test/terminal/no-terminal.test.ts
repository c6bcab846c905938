import { describe, expect, test } from "vitest";
import { MANIFEST, PATIENT, Scene } from "./scene.ts";

const INTERACTIVE = ["apply", "--interactive", "-f", MANIFEST];

describe.concurrent("without a terminal", PATIENT, () => {
  for (const [name, line, input] of [
    ["standard input from /dev/null", '"$@" < /dev/null', ""],
    ["answers piped in", '"$@"', "y\n"],
  ] as const) {
    test(`${name}: apply --interactive fails at once and names --yes`, () => {
      using scene = new Scene();
      const before = scene.read();
      const { status, stdout, stderr } = scene.piped(line, INTERACTIVE, input);
      expect(status).toBe(64);
      expect(stdout).toBe("");
      expect(stderr).toContain(`archon-migrate apply --yes -f ${MANIFEST}`);
      expect(stderr).toContain("NOT_A_TERMINAL");
      expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(5);
      expect(scene.read()).toBe(before);
    });
  }

  test("standard output into a pipe, input from the terminal", async () => {
    using scene = new Scene();
    await using terminal = scene.shell('set -o pipefail; "$@" | cat', INTERACTIVE);
    const { code, text } = await terminal.expect("apply --yes").ends();
    expect(code).toBe(64);
    expect(text).toContain("NOT_A_TERMINAL");
  });

  test("plan -f - on a terminal does not wait for ever", async () => {
    using scene = new Scene();
    await using terminal = scene.shell('exec "$@"', ["plan", "-f", "-"]);
    const { code, text } = await terminal.ends();
    expect(code).toBe(64);
    expect(text).toContain("STDIN_IS_TERMINAL");
  });

  test("apply --interactive -f - cannot ask either", async () => {
    using scene = new Scene();
    await using terminal = scene.shell('exec "$@"', ["apply", "--interactive", "-f", "-"]);
    expect((await terminal.ends()).code).toBe(64);
  });

  for (const reader of ["head -1", "true"]) {
    test(`plan | ${reader} ends quietly`, () => {
      using scene = new Scene();
      const { stdout, stderr } = scene.piped(`"$@" | ${reader}`, ["plan", "-f", MANIFEST]);
      expect(stderr).toBe("");
      expect(stdout.split("\n").length).toBeLessThanOrEqual(2);
      const { status } = scene.piped(`"$@" | ${reader}; exit "\${PIPESTATUS[0]}"`, ["plan", "-f", MANIFEST]);
      expect(status).toBe(0);
    });
  }
});
