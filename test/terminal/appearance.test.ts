import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { CTRL_C, MANIFEST, PATIENT, QUESTION, Scene } from "./scene.ts";
import type { Ending, Terminal } from "./terminal.ts";

/** SGR, the sequences that colour: `ESC [ … m`. */
// oxlint-disable-next-line no-control-regex
const COLOR = /\u001b\[[\d;]*m/;

/** To the end, without writing. */
function walkThrough(terminal: Terminal): Promise<Ending> {
  terminal.expect(QUESTION).press("a");
  for (const item of [3, 4, 5, 6]) terminal.expect(` ${item} of 7`).expect(QUESTION).press("a");
  return terminal.expect("Write ").press("n\r").ends();
}

describe.concurrent("what the walk looks like", PATIENT, () => {
  test("each hunk tells item, progress, object, file, reasons, needs, diff and keys", async () => {
    using scene = new Scene();
    const mine = scene.plannedEdits().filter(({ item, object }) => item === 3 && object.name === "archon-mcp");
    const reasons = [...new Set(mine.map(({ reason }) => `  ${reason}`))];
    await using terminal = scene.apply(MANIFEST, {}, ["--item", "2,3"]);
    const { text } = await terminal.expect(QUESTION).press("a").expect("(5/8)").expect(QUESTION).press(CTRL_C).ends();
    const lines = text
      .slice(text.indexOf("(5/8)"), text.lastIndexOf("\n@@"))
      .split("\n")
      .slice(0, 3 + reasons.length);
    expect(lines).toEqual([
      "(5/8) Item 3 of 7: securityContext: non-root",
      "  Deployment/archon-mcp (archon), archon/k8s-manifests-complete.yaml",
      ...reasons,
      "  needs: 2 Manifests use the k8s tags (accepted)",
    ]);
    expect(text).toContain("+      securityContext:");
    expect(text).toContain("Apply this hunk [y,n,q,a,d,e,j,k,s,?]?");
  });

  test("? and any other key show the keys that do something here", async () => {
    using scene = new Scene();
    await using terminal = scene.apply();
    terminal
      .expect(`${QUESTION}y,n,q,a,d,e,j,?]`)
      .press("x")
      .expect("y - apply this hunk")
      .expect("? - this help")
      .press("n");
    terminal
      .expect("(2/18)")
      .expect(`${QUESTION}y,n,q,a,d,e,j,k,?]`)
      .press("?")
      .expect("k - previous hunk")
      .expect("? - this help");
    // Neither Ctrl-Y nor Alt-Y nor Enter answers.
    const { code, text } = await terminal
      .press("\u0019")
      .press("\u001by")
      .press("\r")
      .press("y")
      .expect("(3/18)")
      .expect(QUESTION)
      .press(CTRL_C)
      .ends();
    expect(code).toBe(130);
    expect(text.slice(0, text.indexOf("(2/18)"))).not.toContain("k - previous hunk");
  });

  test("at 40 columns only words that cannot be broken and the diff run over", async () => {
    using scene = new Scene();
    await using terminal = scene.apply(MANIFEST, { columns: 40 });
    terminal
      .expect(QUESTION)
      .press("?")
      .expect("? - this help")
      .press("j")
      .expect("(2/18)")
      .expect(QUESTION)
      .press("k");
    const { raw } = await walkThrough(terminal);
    const long = lines(raw.slice(0, raw.indexOf("Write "))).filter(
      (line) => line.length > 40 && line.trim().includes(" "),
    );
    expect(long).toEqual([]);
  });

  test("a resize in the middle of a question: the question again, the next hunk in the new width", async () => {
    using scene = new Scene();
    await using terminal = scene.apply(MANIFEST, { columns: 40 }, ["--item", "2"]);
    terminal
      .expect("(1/4) Item 2 of 7: Manifests use the k8s\n  tags\n")
      .expect(QUESTION)
      .resize(100)
      .expect(QUESTION)
      .press("y");
    terminal
      .expect("(2/4) Item 2 of 7: Manifests use the k8s tags\n")
      .expect(QUESTION)
      .resize(40)
      .expect(QUESTION)
      .press("y");
    const { code, text } = await terminal
      .expect("(3/4) Item 2 of 7: Manifests use the k8s\n  tags\n")
      .expect(QUESTION)
      .press(CTRL_C)
      .ends();
    expect(code).toBe(130);
    expect(text.match(/\(1\/4\)/g)).toHaveLength(1);
  });

  test("colour by default", async () => {
    using scene = new Scene();
    await using terminal = scene.apply();
    expect((await walkThrough(terminal)).raw).toMatch(COLOR);
  });

  for (const [name, value] of [
    ["NO_COLOR", "1"],
    ["TERM", "dumb"],
  ] as const) {
    test(`no colour with ${name}=${value}`, async () => {
      using scene = new Scene();
      await using terminal = scene.apply(MANIFEST, { env: { [name]: value } });
      expect((await walkThrough(terminal)).raw).not.toMatch(COLOR);
    });
  }

  test("another language has the same keys, the same exit status and the same result", async () => {
    using scene = new Scene();
    await using terminal = scene.apply(MANIFEST, { env: { LANG: "pt_BR.UTF-8" } }, ["--item", "4"]);
    terminal.expect("(1/4)").expect("[y,n,q,a,d,e,j,?]").press("?").expect("? - ").press("a");
    expect((await terminal.expect("?").press("\r").ends()).code).toBe(0);
    expect(scene.read().match(/terminationGracePeriodSeconds: 30/g)).toHaveLength(4);
    await using broken = scene.apply(MANIFEST, { env: { LANG: "pt_BR.UTF-8" } });
    expect((await broken.expect("[y,n,q,a,d,e,j,?]").press(CTRL_C).ends()).code).toBe(130);
  });
});

/** What stood on the screen line by line, without the diffs: the file's lines keep their length. */
function lines(raw: string): string[] {
  // oxlint-disable-next-line no-control-regex
  const redrawn = raw.replaceAll(/\u001b\[2K|\u001b\[\d*G/g, "\n");
  const all = stripVTControlCharacters(redrawn).replaceAll("\r", "");
  return all.replaceAll(/^@@[^]*?(?=^Apply this hunk)/gm, "").split("\n");
}
