import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localFiles } from "../../src/adapters/files/local-files.ts";
import { codeOf, failureOf, Scene } from "./scene.ts";

const { read } = localFiles;

test("a file is read whole", () => {
  using scene = new Scene({ "a.yaml": "a: 1\n" });
  expect(Buffer.from(read(join(scene.work, "a.yaml"))).toString()).toBe("a: 1\n");
});

test("an empty file is no error", () => {
  using scene = new Scene({ "a.yaml": "" });
  expect(read(join(scene.work, "a.yaml"))).toHaveLength(0);
});

test("a missing file, also below a file", () => {
  using scene = new Scene({ "a.yaml": "" });
  expect(codeOf(() => read(join(scene.work, "b.yaml")))).toBe("FILE_NOT_FOUND");
  expect(codeOf(() => read(join(scene.work, "a.yaml", "b.yaml")))).toBe("FILE_NOT_FOUND");
});

test("a folder is not readable as a file", () => {
  using scene = new Scene();
  expect(failureOf(() => read(scene.work)).params["reason"]).toBe("EISDIR");
});

test("a FIFO nobody writes to does not hang the reader", () => {
  using scene = new Scene();
  const pipe = join(scene.work, "pipe.yaml");
  execFileSync("mkfifo", [pipe]);
  expect(codeOf(() => read(pipe))).toBe("FILE_UNREADABLE");
});

test("a device is refused", () => {
  expect(codeOf(() => read("/dev/zero"))).toBe("FILE_UNREADABLE");
});

test("a link to itself is a loop", () => {
  using scene = new Scene();
  const link = join(scene.work, "a.yaml");
  fs.symlinkSync("a.yaml", link);
  expect(codeOf(() => read(link))).toBe("DIRECTORY_LOOP");
});

test("100 MB are refused by their size alone", () => {
  using scene = new Scene({ "a.yaml": "" });
  const path = join(scene.work, "a.yaml");
  fs.truncateSync(path, 100_000_000);
  const error = failureOf(() => read(path));
  expect([error.code, error.params["bytes"], error.exit]).toEqual(["FILE_TOO_LARGE", 100_000_000, 1]);
});

test.skipIf(process.getuid?.() !== 0)("a file of mode 000 is unreadable to others", () => {
  using scene = new Scene({ "a.yaml": "a: 1\n" });
  fs.chmodSync(scene.root, 0o755);
  fs.chmodSync(join(scene.work, "a.yaml"), 0o000);
  const module = join(import.meta.dirname, "../../src/adapters/files/read-file.ts");
  const script = `import(${JSON.stringify(module)}).then(m => m.readFile(process.argv[1])).catch(e => console.log(e.code))`;
  const options = { uid: 65534, gid: 65534, encoding: "utf8" } as const;
  expect(spawnSync(process.execPath, ["-e", script, join(scene.work, "a.yaml")], options).stdout).toBe(
    "FILE_UNREADABLE\n",
  );
});
