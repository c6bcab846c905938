import fs from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFiles } from "../../src/app/write-files.ts";
import { sha256 } from "../../src/core/journal.ts";
import { codeOf, failureOf, MANIFEST, Scene } from "./scene.ts";
import { planned } from "./writer.ts";

const apply = (scene: Scene, ...names: string[]) =>
  writeFiles(
    scene.ports(),
    "apply --yes",
    names.map((name) => planned(join(scene.work, name))),
  );

test("files are written and the journal knows the way back", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, "sub/b.yaml": MANIFEST });
  const written = apply(scene, "a.yaml", "sub/b.yaml");
  const paths = ["a.yaml", "sub/b.yaml"].map((name) => join(scene.work, name));
  expect(written.files).toEqual(paths);
  for (const path of paths)
    expect(fs.readFileSync(path, "utf8")).toContain("web:k8s-latest # não é :k8s-latest\n# não há mais\n");
  const { journal } = scene.ports().journals.read(written.journal?.path as string);
  expect(journal.files.map(({ path, before }) => [path, before])).toEqual(
    paths.map((path) => [path, sha256(Buffer.from(MANIFEST))]),
  );
  expect(journal.files[0]?.inverse.map(({ text }) => text)).toEqual([":latest", ":latest", ""]);
});

test("nothing but the files is left in their folder", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, "sub/b.yaml": MANIFEST });
  apply(scene, "a.yaml", "sub/b.yaml");
  expect(Object.keys(scene.snapshot()).toSorted()).toEqual(["a.yaml", "sub", "sub/b.yaml"]);
});

test("journals are their owner's alone, whatever the umask", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  fs.mkdirSync(scene.journals, { recursive: true, mode: 0o777 });
  const written = apply(scene, "a.yaml");
  expect(fs.statSync(written.journal?.path as string).mode & 0o777).toBe(0o600);
  expect(fs.statSync(scene.journals).mode & 0o777).toBe(0o700);
  expect(scene.journalNames()).toHaveLength(1);
});

test("mode and owner are kept", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  const path = join(scene.work, "a.yaml");
  const owner = process.getuid?.() === 0 ? 1234 : (process.getuid?.() ?? 0);
  fs.chownSync(path, owner, fs.statSync(path).gid);
  fs.chmodSync(path, 0o4751);
  apply(scene, "a.yaml");
  const stats = fs.statSync(path);
  expect([stats.uid, stats.mode & 0o7777]).toEqual([owner, 0o4751]);
});

test("a file without a change is not touched", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, "b.yaml": MANIFEST });
  const still = join(scene.work, "b.yaml");
  fs.utimesSync(still, 1000, 1000);
  const { ino, mtimeMs, ctimeMs } = fs.statSync(still);
  const before = fs.readFileSync(still);
  const files = [planned(join(scene.work, "a.yaml")), { path: still, before, after: before, edits: [] }];
  writeFiles(scene.ports(), "apply", files);
  expect(fs.statSync(still)).toMatchObject({ ino, mtimeMs, ctimeMs });
});

test("with nothing to write not even the state folder is made", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  expect(apply(scene)).toEqual({ files: [] });
  expect(fs.existsSync(scene.state)).toBe(false);
});

test("a link stays and what it points at is replaced", () => {
  using scene = new Scene({ "real/a.yaml": MANIFEST });
  fs.symlinkSync("real/a.yaml", join(scene.work, "link.yaml"));
  expect(apply(scene, "link.yaml").files).toEqual([join(scene.work, "real/a.yaml")]);
  expect(scene.snapshot()["link.yaml"]).toBe("-> real/a.yaml");
  expect(fs.readFileSync(join(scene.work, "real/a.yaml"), "utf8")).toContain(":k8s-latest");
});

test("a file with two names is refused, and so is the whole set", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, "b.yaml": MANIFEST });
  fs.linkSync(join(scene.work, "b.yaml"), join(scene.work, "c.yaml"));
  const before = scene.snapshot();
  expect(codeOf(() => apply(scene, "a.yaml", "b.yaml"))).toBe("HARD_LINK");
  expect(scene.snapshot()).toEqual(before);
});

test("a file that changed since the plan stops the whole set", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, "b.yaml": MANIFEST });
  const files = ["a.yaml", "b.yaml"].map((name) => planned(join(scene.work, name)));
  scene.put("b.yaml", "changed: true\n");
  const before = scene.snapshot();
  const error = failureOf(() => writeFiles(scene.ports(), "apply", files));
  expect([error.code, error.place?.file]).toEqual(["FILE_CHANGED", join(scene.work, "b.yaml")]);
  expect(scene.snapshot()).toEqual(before);
  expect(scene.journalNames()).toEqual([]);
});

test("edits that do not give the new bytes are refused", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  const file = { ...planned(join(scene.work, "a.yaml")), after: Buffer.from("other") };
  expect(codeOf(() => writeFiles(scene.ports(), "apply", [file]))).toBe("EDITS_INVALID");
});

test("the same file twice in one set is refused", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  expect(codeOf(() => apply(scene, "a.yaml", "a.yaml"))).toBe("EDITS_INVALID");
});

test("a name as long as the filesystem allows can be written", () => {
  const name = `${"ã".repeat(125)}.yaml`;
  using scene = new Scene({ [name]: MANIFEST });
  apply(scene, name);
  expect(Object.keys(scene.snapshot())).toEqual([name]);
});

test("journals of one instant keep their order", () => {
  using scene = new Scene({ "a.yaml": MANIFEST });
  const ids = [1, 2, 3].map(() => apply(scene, "a.yaml").journal?.id);
  expect(ids).toEqual(ids.toSorted());
  expect(scene.ports().journals.pending()[0]).toContain(ids[2]);
});

test("what a killed run left is removed by the next one for the same file", () => {
  using scene = new Scene({ "a.yaml": MANIFEST, ".a.yaml.mine.archon-migrate-tmp": "not in a journal" });
  const { journal } = apply(scene, "a.yaml");
  const left = scene.ports().journals.read(journal?.path as string).journal.files[0]?.temporary as string;
  fs.writeFileSync(left, "half");
  fs.writeFileSync(join(scene.journals, "20260101T000000000Z-beef.json.tmp"), "{");
  fs.writeFileSync(join(scene.journals, "20260101T000000000Z-dead.json"), "{");
  apply(scene, "a.yaml");
  expect(Object.keys(scene.snapshot()).toSorted()).toEqual([".a.yaml.mine.archon-migrate-tmp", "a.yaml"]);
  expect(scene.journalNames().filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
