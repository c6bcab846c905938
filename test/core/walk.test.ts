import { describe, expect, test } from "vitest";
import type { Edit } from "../../src/core/edit.ts";
import { CHECK_IDS, itemNumber, type CheckId } from "../../src/core/items.ts";
import {
  acceptedEdits,
  isOver,
  possibleKeys,
  press,
  reopen,
  startWalk,
  type Walk,
  type WalkKey,
} from "../../src/core/walk.ts";

function edit(id: string, item: number, object: string, more: { container?: string; requires?: string[] } = {}): Edit {
  const check = CHECK_IDS[item - 1] as CheckId;
  const ref = { file: "k.yaml", index: object.charCodeAt(0), kind: "Deployment", name: object };
  const place = { file: "k.yaml", offset: 0, length: 0, text: id };
  return {
    id,
    ...place,
    item: itemNumber(check),
    check,
    object: ref,
    reason: { code: "POD_SECURITY" },
    requires: [],
    ...more,
  } as Edit;
}

/** Two Deployments of one container each: image (2), securityContext (3, needs the image), grace (4). */
const PLAN = [
  edit("image-a", 2, "a", { container: "a" }),
  edit("image-b", 2, "b", { container: "b" }),
  edit("pod-a", 3, "a", { requires: ["image-a"] }),
  edit("security-a", 3, "a", { container: "a", requires: ["image-a"] }),
  edit("security-b", 3, "b", { container: "b", requires: ["image-b"] }),
  edit("grace-a", 4, "a"),
  edit("grace-b", 4, "b"),
];

/** One Deployment of two containers, each with its own image and security. */
const PAIR = [
  edit("image-x", 2, "p", { container: "x" }),
  edit("image-y", 2, "p", { container: "y" }),
  edit("pod", 3, "p", { requires: ["image-x", "image-y"] }),
  edit("security-x", 3, "p", { container: "x", requires: ["image-x"] }),
  edit("security-y", 3, "p", { container: "y", requires: ["image-y"] }),
];

function after(keys: string, walk: Walk = startWalk(PLAN)): Walk {
  return [...keys].reduce((at, key) => press(at, key as WalkKey), walk);
}

/** One sign a hunk: + accepted, - left out, . undecided; then where the walk stands, 6 being the end. */
function state(walk: Walk): string {
  const signs = { accepted: "+", rejected: "-" };
  const decided = walk.hunks.map(({ id }) => walk.decisions.get(id));
  return `${decided.map((decision) => (decision ? signs[decision] : ".")).join("")} ${walk.at}`;
}

describe("a walk over hunks", () => {
  const cases: readonly [keys: string, becomes: string, why: string][] = [
    ["", "...... 0", "begins at the first hunk"],
    ["y", "+..... 1", "y accepts one hunk"],
    ["n", "-.-... 1", "n leaves one hunk out, and what requires it"],
    ["q", "...... 6", "q ends the walk, deciding nothing"],
    ["a", "++.... 2", "a accepts the rest of the item"],
    ["d", "----.. 4", "d leaves out the rest of the item, and what requires it"],
    ["j", "...... 1", "j goes on"],
    ["jjk", "...... 1", "k goes back"],
    ["k", "...... 0", "there is nothing before the first hunk"],
    ["jjjjjj", "...... 5", "there is nothing behind the last one"],
    ["s", "...... 0", "one container cannot be split"],
    ["yn", "+-.-.. 2", "the requirement of the other object stands by itself"],
    ["jy", ".+.... 2", "what was passed over stays undecided"],
    ["jyyyyy", ".+++++ 0", "and is come back to in the end"],
    ["jyyyyyn", "-+-+++ 6", "which may take accepted hunks along"],
    ["na", "-+-... 3", "a leaves alone what is decided"],
    ["yja", "+.++.. 4", "an undecided requirement does not stand in the way"],
    ["nakk", "-+-... 1", "back at a decided hunk"],
    ["naky", "-+-... 2", "a hunk whose requirement was left out cannot be accepted"],
    ["naka", "-+-... 2", "nor with the rest of its item"],
    ["nakkky", "++.... 2", "accepting the requirement later opens its question again"],
    ["jjnkkky", "+.-... 1", "but a hunk that was left out by itself stays out"],
    ["aaa", "++++++ 6", "the end"],
    ["aaan", "++++++ 6", "where no key does anything"],
    ["ddd", "------ 6", "everything left out"],
  ];
  test.each(cases)("%j gives %j: %s", (keys, becomes) => {
    expect(state(after(keys))).toBe(becomes);
  });

  test("only keys that do something are possible", () => {
    expect(possibleKeys(after("")).join("")).toBe("ynqadj");
    expect(possibleKeys(after("y")).join("")).toBe("ynqadjk");
    expect(possibleKeys(after("a")).join("")).toBe("ynqadjks");
    expect(possibleKeys(after("nak")).join("")).toBe("nqdjks");
    expect(possibleKeys(after("aajjjj")).join("")).toBe("ynqadk");
    expect(possibleKeys(after("q"))).toEqual([]);
  });

  test("accepted edits are those of accepted hunks", () => {
    expect([...acceptedEdits(after("nyjyq"))]).toEqual(["image-b", "grace-a"]);
    expect(isOver(after("q"))).toBe(true);
    expect(isOver(startWalk([]))).toBe(true);
  });
});

describe("splitting a hunk", () => {
  const walk = after("s", startWalk(PAIR));

  test("makes one hunk of each container, undecided, in its place", () => {
    expect(walk.hunks.map(({ edits }) => edits.map(({ id }) => id).join("+"))).toEqual([
      "image-x",
      "image-y",
      "pod+security-x+security-y",
    ]);
    expect(state(walk)).toBe("... 0");
    expect(state(after("yks", startWalk(PAIR)))).toBe("... 0");
  });

  test("a part left out takes along only what its own edits are required by", () => {
    const split = after("jjs", walk);
    expect(split.hunks.slice(2).map(({ id }) => id.slice(id.indexOf("#")))).toEqual(["#", "#x", "#y"]);
    expect(state(after("kkny", split))).toBe("-+--. 4");
    expect(state(after("n", walk))).toBe("-.- 1");
  });
});

describe("taking a walk up again", () => {
  test("decisions hold and the first open hunk is asked about", () => {
    expect(state(startWalk(PLAN, after("yn").decisions))).toBe("+-.-.. 2");
  });

  test("parts of a split hunk are found again", () => {
    const left = after("sny", startWalk(PAIR));
    expect(state(startWalk(PAIR, left.decisions))).toBe(state(left).replace(/\d$/, "2"));
  });

  test("decisions about hunks that are not there are dropped", () => {
    const stale = new Map([["image-tag elsewhere.yaml 0", "accepted"]] as const);
    expect(startWalk(PLAN, stale).decisions.size).toBe(0);
  });

  test("where everything is decided it stands at the last hunk, and each decision can be changed", () => {
    const resumed = startWalk(PLAN, after("aaa").decisions);
    expect(state(resumed)).toBe("++++++ 5");
    expect(state(press(resumed, "n"))).toBe("+++++- 6");
    expect(state(after("kn", resumed))).toBe("++++-+ 6");
  });

  test("hunks that are opened again are asked about first", () => {
    const walk = after("aaa");
    expect(state(reopen(walk, new Set([walk.hunks[3]!.id])))).toBe("+++.++ 3");
  });
});
