import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { localFiles } from "../../src/adapters/files/local-files.ts";
import { codeOf, Scene } from "./scene.ts";

const TREE = {
  "b.yaml": "",
  "a.json": "",
  "c.yml": "",
  "notes.txt": "",
  "sub/d.yaml": "",
  "sub/deep/e.yaml": "",
  ".git/f.yaml": "",
  "node_modules/g/h.yaml": "",
  "brackets[1].yaml": "",
  ".hidden.yaml": "",
};

/** Names below the working folder. */
function list(scene: Scene, recursive: boolean, ...targets: string[]): string[] {
  const found = localFiles.list(
    targets.map((target) => join(scene.work, target)),
    { recursive },
  );
  return found.map((path) => relative(scene.work, path));
}

test("a folder gives its own manifests, as kubectl takes them", () => {
  using scene = new Scene(TREE);
  expect(list(scene, false, ".")).toEqual([".hidden.yaml", "a.json", "b.yaml", "brackets[1].yaml", "c.yml"]);
});

test("-R goes down, but not into .git and node_modules", () => {
  using scene = new Scene(TREE);
  expect(list(scene, true, ".").filter((name) => name.includes("/"))).toEqual(["sub/d.yaml", "sub/deep/e.yaml"]);
});

test("a hidden folder that is named is read", () => {
  using scene = new Scene(TREE);
  expect(list(scene, true, ".git")).toEqual([".git/f.yaml"]);
});

test("a named file is taken whatever its extension", () => {
  using scene = new Scene(TREE);
  expect(list(scene, false, "notes.txt")).toEqual(["notes.txt"]);
});

test("a file named twice, also through a link, is listed once", () => {
  using scene = new Scene(TREE);
  fs.symlinkSync("b.yaml", join(scene.work, "z.yaml"));
  expect(list(scene, false, "b.yaml", "z.yaml", ".").filter((name) => /^[bz]/.test(name))).toEqual([
    "b.yaml",
    "brackets[1].yaml",
  ]);
});

test("globs are expanded where the shell has not", () => {
  using scene = new Scene(TREE);
  expect(list(scene, false, "*.y{a,}ml")).toEqual(["b.yaml", "brackets[1].yaml", "c.yml"]);
  expect(list(scene, false, "**/*.yaml")).toEqual(["b.yaml", "brackets[1].yaml", "sub/d.yaml", "sub/deep/e.yaml"]);
});

test("a folder that a glob matches is walked like a named one", () => {
  using scene = new Scene(TREE);
  expect(list(scene, false, "su*")).toEqual(["sub/d.yaml"]);
});

test("an existing name wins over its reading as a glob", () => {
  using scene = new Scene(TREE);
  expect(list(scene, false, "brackets[1].yaml")).toEqual(["brackets[1].yaml"]);
});

test("names stay as the user gave them", () => {
  using scene = new Scene(TREE);
  const script = `import(process.argv[1]).then(m => console.log(JSON.stringify(m.listFiles(["./b.yaml", "sub"], {recursive: true}))))`;
  const module = join(import.meta.dirname, "../../src/adapters/files/list-files.ts");
  const { stdout } = spawnSync(process.execPath, ["-e", script, module], { cwd: scene.work, encoding: "utf8" });
  expect(JSON.parse(stdout)).toEqual(["./b.yaml", "sub/d.yaml", "sub/deep/e.yaml"]);
});

test("linked folders are followed, each once", () => {
  using scene = new Scene(TREE);
  fs.symlinkSync("../sub", join(scene.work, "sub2"));
  fs.rmSync(join(scene.work, "sub2"));
  fs.symlinkSync("sub", join(scene.work, "twin"));
  expect(list(scene, true, "twin")).toEqual(["twin/d.yaml", "twin/deep/e.yaml"]);
  expect(list(scene, true, ".").filter((name) => name.endsWith("d.yaml"))).toEqual(["sub/d.yaml"]);
});

test("a folder that contains itself is a loop", () => {
  using scene = new Scene(TREE);
  fs.symlinkSync("..", join(scene.work, "sub/up"));
  expect(codeOf(() => list(scene, true, "."))).toBe("DIRECTORY_LOOP");
  expect(list(scene, false, "sub")).toEqual(["sub/d.yaml"]);
});

test("what is not there is an error, a glob without a match too", () => {
  using scene = new Scene(TREE);
  expect(codeOf(() => list(scene, false, "x.yaml"))).toBe("FILE_NOT_FOUND");
  expect(codeOf(() => list(scene, false, "x*.yaml"))).toBe("FILE_NOT_FOUND");
});

test("a link in a folder that leads nowhere is an error, an Emacs lock is not", () => {
  using scene = new Scene({ "a.yaml": "" });
  fs.symlinkSync("me@host.1", join(scene.work, ".#a.yaml"));
  expect(list(scene, false, ".")).toEqual(["a.yaml"]);
  fs.symlinkSync("gone.yaml", join(scene.work, "b.yaml"));
  expect(codeOf(() => list(scene, false, "."))).toBe("FILE_NOT_FOUND");
});

test("a folder without manifests", () => {
  using scene = new Scene({ "notes.txt": "" });
  expect(codeOf(() => list(scene, true, "."))).toBe("NO_FILES");
});
