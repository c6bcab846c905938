import { describe, expect, test } from "vitest";
import { CTRL_C, MANIFEST, PATIENT, QUESTION, Scene } from "./scene.ts";

const ITEM = ["--item", "4"];

/** Editors as shell scripts, and what the walk says to what they did. */
const REFUSED: Readonly<Record<string, { script?: string; says: string }>> = {
  "an editor that breaks the YAML": {
    script: `sed -i 's/^ *termination.*/ {{[: x/' "$1"`,
    says: "the edited text was not taken:",
  },
  "an editor that renames the object": {
    script: `sed -i 's/^ *termination.*/&\\n---\\nkind: Pod\\napiVersion: v1\\nmetadata: {name: other}/' "$1"`,
    says: "the edited text was not taken:",
  },
  "an editor that writes a key twice": {
    script: `sed -i 's/^ *termination.*/&\\n&/' "$1"`,
    says: "terminationGracePeriodSeconds would stand twice",
  },
  "an editor that deletes the line of the edit": {
    script: `sed -i '/^# archon-migrate/d' "$1"`,
    says: "a line that names an edit is missing",
  },
  "an editor that empties the file": { script: `: > "$1"`, says: "a line that names an edit is missing" },
  "an editor that fails": { script: `sed -i s/30/99/ "$1"; exit 1`, says: "ended with 1; the hunk is as it was" },
  "an editor that is not there": { script: "exec /no/such/editor", says: "the hunk is as it was" },
  "no editor": { says: "set VISUAL or EDITOR" },
};

describe.concurrent("e opens a hunk in an editor", PATIENT, () => {
  test("the edited text is shown, asked about and written", async () => {
    using scene = new Scene();
    const EDITOR = scene.editor(`sed -i 's/: 30$/: 45 # longer/' "$1"`);
    await using terminal = scene.apply(MANIFEST, { env: { EDITOR } }, ITEM);
    terminal.expect("(1/4)").expect(QUESTION).press("e");
    terminal.expect("(1/4)").expect("+      terminationGracePeriodSeconds: 45 # longer").expect(QUESTION).press("y");
    const { code } = await terminal
      .expect("(2/4)")
      .expect(QUESTION)
      .press("q")
      .expect("Write 1 edit")
      .press("\r")
      .ends();
    expect(code).toBe(0);
    expect(scene.read()).toContain("\n      terminationGracePeriodSeconds: 45 # longer\n");
    expect(scene.names("tmp")).toEqual([]);
  });

  for (const [name, { script, says }] of Object.entries(REFUSED)) {
    test(`${name} leaves the hunk as it was`, async () => {
      using scene = new Scene();
      const before = scene.read();
      const [edit] = scene.plannedEdits(MANIFEST, ITEM);
      const env: Record<string, string> = script === undefined ? {} : { EDITOR: scene.editor(script) };
      await using terminal = scene.apply(MANIFEST, { env }, ITEM);
      terminal.expect("(1/4)").expect(QUESTION).press("e").expect(says);
      terminal.expect("(1/4)").expect("+      terminationGracePeriodSeconds: 30").expect(QUESTION).press("y");
      const { code } = await terminal
        .expect("(2/4)")
        .expect(QUESTION)
        .press("q")
        .expect("Write 1 edit")
        .press("\r")
        .ends();
      expect(code).toBe(0);
      expect(scene.read()).toBe(
        before.slice(0, lengthOf(before, edit!.offset)) + edit!.text + before.slice(lengthOf(before, edit!.offset)),
      );
      expect(scene.names("tmp")).toEqual([]);
    });
  }

  test("a text that only together with another hunk breaks the file is found when that one is accepted too", async () => {
    using scene = new Scene();
    const before = scene.read();
    const EDITOR = scene.editor(`sed -i 's/^\\( *\\)termination.*/&\\n\\1securityContext: {}/' "$1"`);
    const says = "the edited text was not taken: the key securityContext would stand twice";
    await using terminal = scene.apply(MANIFEST, { env: { EDITOR } }, ["--item", "3,4"]);
    // The images that item 3 requires come along. While the securityContext of item 3 is still open, at once.
    terminal
      .expect("(1/12)")
      .expect(QUESTION)
      .press("a")
      .expect("(5/12)")
      .expect(QUESTION)
      .press("j")
      .expect(QUESTION)
      .press("d")
      .expect("(9/12)")
      .expect(QUESTION)
      .press("e");
    terminal.expect(says).expect("(9/12)").expect(QUESTION).press("k").expect("(8/12)").expect(QUESTION);
    for (const at of [7, 6, 5]) terminal.press("k").expect(`(${at}/12)`).expect(QUESTION);
    // While it is left out, not before it is accepted after all.
    terminal
      .press("n")
      .expect("(9/12)")
      .expect(QUESTION)
      .press("e")
      .expect("+      securityContext: {}")
      .expect(QUESTION)
      .press("y");
    terminal.expect("(10/12)").expect(QUESTION);
    for (const at of [9, 8, 7, 6, 5]) terminal.press("k").expect(`(${at}/12)`).expect(QUESTION);
    terminal.press("y").expect("(10/12)").expect(QUESTION).press("q");
    terminal.expect(says).expect("(9/12)").expect("@@").expect(QUESTION).press("q");
    const { code } = await terminal.expect("Write 10 edits").press("\r").ends();
    expect(code).toBe(0);
    expect(scene.read()).not.toContain("securityContext: {}");
    expect(scene.read()).not.toBe(before);
  });

  test("EDITOR may hold arguments, VISUAL comes first, and Ctrl-C in the editor stays there", async () => {
    using scene = new Scene();
    const VISUAL = `${scene.editor('echo "editing $1"; exec sleep 600')} first`;
    await using terminal = scene.apply(MANIFEST, { env: { VISUAL, EDITOR: "false" } }, ITEM);
    terminal.expect(QUESTION).press("e").expect("editing first").press(CTRL_C);
    const { code } = await terminal
      .expect("the hunk is as it was")
      .expect("(1/4)")
      .expect(QUESTION)
      .press(CTRL_C)
      .ends();
    expect(code).toBe(130);
    expect(scene.names("tmp")).toEqual([]);
  });

  test("a decision about an edited text is not kept: the next walk asks about the plan's own text", async () => {
    using scene = new Scene();
    const EDITOR = scene.editor(`sed -i 's/: 30$/: 45/' "$1"`);
    await using first = scene.apply(MANIFEST, { env: { EDITOR } }, ITEM);
    first
      .expect(QUESTION)
      .press("e")
      .expect("Seconds: 45")
      .expect(QUESTION)
      .press("y")
      .expect("(2/4)")
      .expect(QUESTION)
      .press("n");
    expect((await first.expect("(3/4)").expect(QUESTION).press(CTRL_C).ends()).code).toBe(130);
    await using second = scene.apply(MANIFEST, {}, ITEM);
    await second
      .expect("1 earlier decision")
      .expect("(1/4)")
      .expect("Seconds: 30")
      .expect(QUESTION)
      .press(CTRL_C)
      .ends();
  });
});

/** Where a byte offset lies in the text. */
function lengthOf(text: string, offset: number): number {
  return Buffer.from(text).subarray(0, offset).toString("utf8").length;
}
