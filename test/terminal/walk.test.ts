import { describe, expect, test } from "vitest";
import { MANIFEST, PATIENT, QUESTION, Scene, spliced, TWO_CONTAINERS } from "./scene.ts";

describe.concurrent("the interactive walk in a terminal", PATIENT, () => {
  test("accepting everything writes exactly the plan", async () => {
    using scene = new Scene();
    const edits = scene.plannedEdits();
    const before = scene.read();
    await using terminal = scene.apply();
    for (const item of [2, 3, 4, 5, 6]) terminal.expect(`Item ${item} of 7`).expect(QUESTION).press("a");
    const { code, text } = await terminal
      .expect("6 Rolling updates lose no request   4 accepted")
      .expect(`Write ${edits.length} edits`)
      .press("\r")
      .ends();
    expect(code).toBe(0);
    expect(text).toContain(`Wrote ${edits.length} edits`);
    expect(scene.read()).toBe(spliced(before, edits));
    expect(scene.names("state/archon-migrate/walks")).toEqual([]);
  });

  test("what was left out is not written, nor what needs it", async () => {
    using scene = new Scene();
    const before = scene.read();
    const wanted = scene.plannedEdits().filter(({ item, object: { name } }) => {
      if (item === 2 || item === 3) return name !== "archon-mcp";
      return item === 6 || (item === 5 && name === "archon-mcp");
    });
    await using terminal = scene.apply();
    terminal.expect("(1/18)").expect("Deployment/archon-mcp").expect(QUESTION).press("n");
    terminal.expect("(2/18)").expect(QUESTION).press("a");
    // The securityContext of archon-mcp went with its image: it is not asked about.
    terminal.expect("(6/18)").expect("needs: 2 Manifests use the k8s tags (accepted)").expect(QUESTION).press("a");
    terminal.expect("(9/18)").expect(QUESTION).press("d");
    terminal.expect("(13/18)").expect(QUESTION).press("y").expect("(14/18)").expect(QUESTION).press("n");
    terminal.expect("(15/18)").expect(QUESTION).press("a");
    terminal
      .expect("3 securityContext: non-root         3 accepted, 1 left out")
      .expect(`Write ${wanted.length} edits`);
    expect((await terminal.press("y\r").ends()).code).toBe(0);
    expect(scene.read()).toBe(spliced(before, wanted));
  });

  test("after q and no, the walk goes on where it stood", async () => {
    using scene = new Scene();
    const before = scene.read();
    await using first = scene.apply();
    first
      .expect("(1/18)")
      .expect(QUESTION)
      .press("y")
      .expect("(2/18)")
      .expect(QUESTION)
      .press("n")
      .expect("(3/18)")
      .expect(QUESTION)
      .press("q");
    const left = await first.expect("1 accepted, 1 left out, 2 undecided").expect("Write 2 edits").press("n\r").ends();
    expect(left.code).toBe(0);
    expect(left.text).toContain("run the same command to go on");
    expect(scene.read()).toBe(before);
    const edits = scene.plannedEdits().filter(({ item, object }) => item === 2 && object.name === "archon-mcp");
    await using second = scene.apply();
    second.expect("3 earlier decision").expect("(3/18)").expect(QUESTION).press("q");
    expect((await second.expect("Write 2 edits").press("\r").ends()).code).toBe(0);
    expect(scene.read()).toBe(spliced(before, edits));
  });

  test("a walk that was decided to its end can be changed on the next run", async () => {
    using scene = new Scene();
    await using first = scene.apply(MANIFEST, {}, ["--item", "4"]);
    expect((await first.expect(QUESTION).press("d").expect("4 left out").ends()).text).toContain(
      "No hunk was accepted",
    );
    await using second = scene.apply(MANIFEST, {}, ["--item", "4"]);
    second
      .expect("Everything is decided already")
      .expect("(4/4)")
      .expect("decided so far: left out")
      .expect(QUESTION)
      .press("k");
    second.expect("(3/4)").expect(QUESTION).press("y");
    expect((await second.expect("1 accepted, 3 left out").expect("Write 1 edit").press("\r").ends()).code).toBe(0);
    expect(scene.read().match(/terminationGracePeriodSeconds: 30/g)).toHaveLength(1);
  });

  test("going back to what a hunk needs opens its question again", async () => {
    using scene = new Scene();
    const edits = scene.plannedEdits().filter(({ item }) => item === 2 || item === 3).length;
    await using terminal = scene.apply(MANIFEST, {}, ["--item", "2,3"]);
    terminal.expect("(1/8)").expect(QUESTION).press("n").expect("(2/8)").expect(QUESTION).press("a");
    terminal.expect("(6/8)").expect(QUESTION).press("k");
    terminal
      .expect("(5/8)")
      .expect("(left out)")
      .expect("cannot be applied while")
      .expect(`${QUESTION}n,q,d,e,j,k,s,?]`)
      .press("y");
    terminal
      .expect("n - leave this hunk out")
      .press("k")
      .expect("(4/8)")
      .expect(QUESTION)
      .press("k")
      .expect("(3/8)")
      .expect(QUESTION)
      .press("k");
    terminal
      .expect("(2/8)")
      .expect(QUESTION)
      .press("k")
      .expect("(1/8)")
      .expect("decided so far: left out")
      .expect(QUESTION)
      .press("y");
    const { code } = await terminal
      .expect("(5/8)")
      .expect("(accepted)")
      .expect(QUESTION)
      .press("a")
      .expect(`Write ${edits} edits`)
      .press("\r")
      .ends();
    expect(code).toBe(0);
  });

  test("s asks about each container by itself", async () => {
    using scene = new Scene();
    const file = scene.put("pair.yaml", TWO_CONTAINERS);
    const flags = ["--include", "**", "--unknown-user", "default"];
    const wanted = scene
      .plannedEdits(file, flags)
      .filter(({ item, object }) => item === 2 && object.container === "back");
    await using terminal = scene.apply(file, {}, flags);
    terminal.expect("(1/3)").expect(QUESTION).press("s");
    terminal.expect("(1/4)").expect("Deployment/pair front").expect(QUESTION).press("n");
    terminal.expect("(2/4)").expect("Deployment/pair back").expect(QUESTION).press("y");
    const { code } = await terminal
      .expect("(4/4)")
      .expect(QUESTION)
      .press("q")
      .expect("Write 2 edits")
      .press("\r")
      .ends();
    expect(code).toBe(0);
    expect(wanted).toHaveLength(2);
    expect(scene.read(file)).toBe(spliced(TWO_CONTAINERS, wanted));
  });

  test("an unknown user is asked for, and a wrong answer says what a right one is", async () => {
    using scene = new Scene();
    const file = scene.put("pair.yaml", TWO_CONTAINERS);
    await using terminal = scene.apply(file, {}, ["--include", "**", "--item", "2,3"]);
    terminal
      .expect("Which user does example.org/front")
      .press("root\r")
      .expect("1001:1001; root (0)")
      .press("\u00152000\r");
    terminal.expect("Which user does example.org/back").press("3000:3001\r");
    terminal
      .expect("(1/2)")
      .expect(QUESTION)
      .press("y")
      .expect("runAsUser: 2000")
      .expect("runAsUser: 3000")
      .expect(QUESTION)
      .press("y");
    expect((await terminal.expect("Write").press("\r").ends()).code).toBe(0);
    expect(scene.read(file)).toContain("runAsGroup: 3001");
  });

  test("a client dry run asks and writes nothing", async () => {
    using scene = new Scene();
    const before = scene.read();
    await using terminal = scene.apply(MANIFEST, {}, ["--item", "4", "--dry-run", "client"]);
    const { code } = await terminal
      .expect(QUESTION)
      .press("a")
      .expect("Write 4 edits")
      .press("\r")
      .expect("Dry run")
      .ends();
    expect(code).toBe(0);
    expect(scene.read()).toBe(before);
  });
});
