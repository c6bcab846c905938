import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { undoMigration } from "../../src/app/undo-migration.ts";
import { writeFiles } from "../../src/app/write-files.ts";
import { faults, type Faults } from "./faults.ts";
import { canMount, failureOf, MANIFEST, Scene, writeAsNobody, writeInNamespace } from "./scene.ts";
import { planned } from "./writer.ts";

const NAMES = ["a.yaml", "sub/b.yaml", "sub/c.yaml"];
const FILES = Object.fromEntries(NAMES.map((name) => [name, MANIFEST]));
const BIG = Buffer.alloc(40_000, "# a long comment\n");

const apply = (scene: Scene, injected?: Faults) =>
  writeFiles(
    scene.ports(injected?.calls),
    "apply",
    NAMES.map((name) => planned(join(scene.work, name))),
  );

test.skipIf(!canMount)("a full disk (a real one of 96 KiB) changes nothing", () => {
  using scene = new Scene({ "../big.yaml": BIG });
  // The mount goes with the shell, so the shell itself looks at what is left.
  const script = `
    mount -t tmpfs -o size=96k none "$WORK"
    cp "$WORK/../big.yaml" "$WORK/a.yaml"; cp "$WORK/../big.yaml" "$WORK/b.yaml"
    outcome=$("$NODE" "$WRITER" apply "$WORK")
    test "$(ls -A "$WORK" | xargs)" = "a.yaml b.yaml"
    cmp "$WORK/../big.yaml" "$WORK/a.yaml"; cmp "$WORK/../big.yaml" "$WORK/b.yaml"
    echo "$outcome"; exit`;
  expect(writeInNamespace(scene, script).code).toBe("DISK_FULL");
  expect(scene.journalNames()).toEqual([]);
});

test.skipIf(!canMount)("a full disk below the journals changes nothing", () => {
  using scene = new Scene(FILES);
  const before = scene.snapshot();
  const setup = `mkdir -p "$XDG_STATE_HOME"; mount -t tmpfs -o size=16k none "$XDG_STATE_HOME"; mkdir -p "$XDG_STATE_HOME/archon-migrate/journals"; head -c 16k /dev/zero > "$XDG_STATE_HOME/filler" || true`;
  expect(writeInNamespace(scene, setup).code).toBe("DISK_FULL");
  expect(scene.snapshot()).toEqual(before);
});

test.skipIf(!canMount)("a read-only filesystem (a real bind mount) changes nothing", () => {
  using scene = new Scene(FILES);
  const before = scene.snapshot();
  const outcome = writeInNamespace(scene, `mount --bind "$WORK" "$WORK"; mount -o remount,bind,ro "$WORK"`);
  expect(outcome).toMatchObject({ code: "DIRECTORY_READ_ONLY", params: { reason: "EROFS", directory: scene.work } });
  expect(scene.snapshot()).toEqual(before);
});

test.skipIf(!canMount)("a read-only folder among others changes none of them", () => {
  using scene = new Scene(FILES);
  const before = scene.snapshot();
  const outcome = writeInNamespace(scene, `mount --bind "$WORK/sub" "$WORK/sub"; mount -o remount,bind,ro "$WORK/sub"`);
  expect(outcome.code).toBe("DIRECTORY_READ_ONLY");
  expect(scene.snapshot()).toEqual(before);
});

test.skipIf(!canMount)("a file that may not be renamed over (chattr +i) takes back those before it", (context) => {
  using scene = new Scene(FILES);
  const fixed = join(scene.work, "sub/c.yaml");
  try {
    execFileSync("chattr", ["+i", fixed], { stdio: "ignore" });
  } catch {
    context.skip("this filesystem knows no immutable files");
  }
  try {
    const before = scene.snapshot();
    expect(failureOf(() => apply(scene))).toMatchObject({ code: "DIRECTORY_READ_ONLY", params: { reason: "EPERM" } });
    expect(scene.snapshot()).toEqual(before);
    expect(scene.journalNames()).toEqual([]);
  } finally {
    execFileSync("chattr", ["-i", fixed]);
  }
});

test.skipIf(process.getuid?.() !== 0)("a folder without write permission, and a file that would change hands", () => {
  using scene = new Scene(FILES);
  fs.chmodSync(scene.root, 0o755);
  const state = join(scene.root, "nobody");
  fs.mkdirSync(state);
  fs.chownSync(state, 65534, 65534);
  const before = scene.snapshot();
  expect(writeAsNobody(scene, state)).toMatchObject({ code: "DIRECTORY_READ_ONLY", params: { reason: "EACCES" } });
  for (const folder of [scene.work, join(scene.work, "sub")]) fs.chmodSync(folder, 0o777);
  expect(writeAsNobody(scene, state)).toMatchObject({ code: "WRITE_FAILED", params: { reason: "OWNER" } });
  expect(scene.snapshot()).toEqual(before);
});

/** Injected: how many write-side calls a whole run makes. */
function callsOfOneRun(): number {
  using scene = new Scene(FILES);
  const counted = faults(() => false);
  apply(scene, counted);
  return counted.made.length;
}

const CODES = { ENOSPC: "DISK_FULL", EDQUOT: "DISK_FULL", EROFS: "DIRECTORY_READ_ONLY", EIO: "WRITE_FAILED" } as const;

test.each(Object.entries(CODES))("injected: one %s at any write-side call leaves every byte", (errno, code) => {
  const total = callsOfOneRun();
  expect(total).toBeGreaterThan(30);
  for (let n = 1; n <= total; n++) {
    using scene = new Scene(FILES);
    const before = scene.snapshot();
    const injected = faults((position) => position === n, errno);
    let failed = true;
    try {
      apply(scene, injected);
      failed = false;
    } catch (error) {
      expect(error, `call ${n}`).toMatchObject({ code });
    }
    // The lock's removal is the last call: it alone may fail without harm.
    expect(failed, `call ${n} ${injected.made[n - 1]}`).toBe(n < total);
    if (!failed) continue;
    expect(scene.snapshot(), `call ${n}`).toEqual(before);
    expect(scene.ports().journals.pending(), `call ${n}`).toEqual([]);
  }
});

test("injected: a disk that dies at any call leaves files old or new, and undo mends it later", () => {
  const total = callsOfOneRun();
  for (let n = 1; n < total; n++) {
    using scene = new Scene(FILES);
    const before = scene.snapshot();
    const error = failureOf(() =>
      apply(
        scene,
        faults((position) => position >= n),
      ),
    );
    const bytes = NAMES.map((name) => fs.readFileSync(join(scene.work, name), "utf8"));
    for (const text of bytes) expect(text === MANIFEST || text.endsWith("# não há mais\n"), `call ${n}`).toBe(true);
    if (bytes.some((text) => text !== MANIFEST)) expect(error.params["reason"]).toBe("ROLLBACK");
    if (scene.ports().journals.pending().length > 0) undoMigration(scene.ports());
    expect(scene.snapshot(), `call ${n}`).toEqual(before);
  }
});

test("injected: an editor that saves while renames are under way keeps what it saved", () => {
  using scene = new Scene(FILES);
  const before = scene.snapshot();
  let renames = 0;
  const injected = faults((_position, name) => {
    // The journal's rename is the first, that of a.yaml the second.
    if (name === "rename" && ++renames === 2) scene.put("sub/b.yaml", "mine\n");
    return false;
  });
  expect(failureOf(() => apply(scene, injected)).code).toBe("FILE_CHANGED");
  expect(scene.snapshot()).toEqual({ ...before, "sub/b.yaml": "mine\n" });
});

test("injected: an undo that fails at any call can be run again", () => {
  let through = false;
  for (let n = 1; !through; n++) {
    using scene = new Scene(FILES);
    const before = scene.snapshot();
    apply(scene);
    const injected = faults((position) => position === n);
    try {
      undoMigration(scene.ports(injected.calls));
      // The failure of the lock's removal alone is no failure of undo, so the calls are counted.
      through = injected.made.length < n;
    } catch (error) {
      expect(error, `call ${n}`).toMatchObject({ code: "WRITE_FAILED" });
      if (scene.ports().journals.pending().length > 0) undoMigration(scene.ports());
    }
    expect(scene.snapshot(), `call ${n}`).toEqual(before);
  }
});

test("a state folder below a link that leads nowhere is an error, not a hang", () => {
  using scene = new Scene(FILES);
  fs.symlinkSync("gone", scene.state);
  expect(failureOf(() => apply(scene))).toMatchObject({ code: "WRITE_FAILED", params: { reason: "ENOENT" } });
});

test("a state folder that another process makes at the same moment is used", () => {
  using scene = new Scene(FILES);
  const racing = faults((_position, name) => {
    if (name === "mkdir" && fs.existsSync(join(scene.state, "archon-migrate")))
      fs.mkdirSync(scene.journals, { recursive: true });
    return false;
  });
  expect(apply(scene, racing).files).toHaveLength(NAMES.length);
});
