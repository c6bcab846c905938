import fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { undoMigration } from "../../src/app/undo-migration.ts";
import { writeFiles } from "../../src/app/write-files.ts";
import { spliceBytes, type Journal } from "../../src/core/journal.ts";
import { codeOf, failureOf, MANIFEST, Scene } from "./scene.ts";
import { planned } from "./writer.ts";

const NAMES = ["a.yaml", "sub/b.yaml"];
const FILES = Object.fromEntries(NAMES.map((name) => [name, MANIFEST]));

function applied(scene: Scene): { id: string; path: string } {
  const files = NAMES.map((name) => planned(join(scene.work, name)));
  return writeFiles(scene.ports(), "apply", files).journal as { id: string; path: string };
}

test("undo restores every byte and marks the journal", () => {
  using scene = new Scene(FILES);
  const before = scene.snapshot();
  const { id } = applied(scene);
  expect(undoMigration(scene.ports()).restored).toEqual(NAMES.map((name) => join(scene.work, name)));
  expect(scene.snapshot()).toEqual(before);
  expect(scene.journalNames()).toEqual([`${id}.undone.json`]);
});

test("undo goes back one run at a time, and then has nothing left", () => {
  using scene = new Scene(FILES);
  const states = [scene.snapshot()];
  applied(scene);
  states.push(scene.snapshot());
  applied(scene);
  undoMigration(scene.ports());
  expect(scene.snapshot()).toEqual(states[1]);
  undoMigration(scene.ports());
  expect(scene.snapshot()).toEqual(states[0]);
  expect(codeOf(() => undoMigration(scene.ports()))).toBe("JOURNAL_NOT_FOUND");
});

test.each(["id", "path"] as const)("a journal can be named by its %s, again after its undo", (by) => {
  using scene = new Scene(FILES);
  const name = applied(scene)[by];
  expect(undoMigration(scene.ports(), name).restored).toHaveLength(2);
  if (by === "id") expect(undoMigration(scene.ports(), name)).toMatchObject({ restored: [], skipped: { length: 2 } });
  else expect(codeOf(() => undoMigration(scene.ports(), name))).toBe("JOURNAL_NOT_FOUND");
});

test("a file that is old already is skipped", () => {
  using scene = new Scene(FILES);
  applied(scene);
  scene.put("a.yaml", MANIFEST);
  const undone = undoMigration(scene.ports());
  expect([undone.restored, undone.skipped]).toEqual([[join(scene.work, "sub/b.yaml")], [join(scene.work, "a.yaml")]]);
});

test.each<[string, (path: string) => void]>([
  ["changed", (path) => fs.appendFileSync(path, "more: 1\n")],
  ["missing", (path) => fs.rmSync(path)],
  ["changed", (path) => (fs.renameSync(path, `${path}.moved`), fs.symlinkSync(`${path}.moved`, path))],
])("one file that is %s keeps all of them as they are", (reason, change) => {
  using scene = new Scene(FILES);
  applied(scene);
  change(join(scene.work, "sub/b.yaml"));
  const before = scene.snapshot();
  const error = failureOf(() => undoMigration(scene.ports()));
  expect([error.code, error.params["reason"]]).toEqual(["UNDO_CONFLICT", reason]);
  expect(scene.snapshot()).toEqual(before);
  expect(scene.ports().journals.pending()).toHaveLength(1);
});

const broken: [string, (journal: Journal) => unknown][] = [
  ["no JSON", () => "{"],
  ["no object", () => []],
  ["another version", (journal) => ({ ...journal, version: 2 })],
  ["an id that is a path", (journal) => ({ ...journal, id: "../x" })],
  ["a time that is none", (journal) => ({ ...journal, createdAt: "soon" })],
  ["a temporary file elsewhere", (journal) => withFile(journal, { temporary: "/etc/passwd" })],
  ["a relative path", (journal) => withFile(journal, { path: "a.yaml" })],
  ["a hash that is none", (journal) => withFile(journal, { before: "0" })],
  ["a negative length", (journal) => withFile(journal, { inverse: [{ offset: 0, length: -1, text: "" }] })],
  ["spans beyond the file", (journal) => withFile(journal, { inverse: [{ offset: 9e9, length: 1, text: "" }] })],
  ["spans that give other bytes", (journal) => withFile(journal, { inverse: [] })],
  ["the same file twice", (journal) => ({ ...journal, files: [journal.files[0], journal.files[0]] })],
];

function withFile(journal: Journal, change: object): unknown {
  return { ...journal, files: [{ ...journal.files[0], ...change }, journal.files[1]] };
}

test.each(broken)("a journal with %s is refused and changes nothing", (_name, breakIt) => {
  using scene = new Scene(FILES);
  const { path } = applied(scene);
  const value = breakIt(JSON.parse(fs.readFileSync(path, "utf8")) as Journal);
  fs.writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  const before = scene.snapshot();
  expect(codeOf(() => undoMigration(scene.ports()))).toBe("JOURNAL_INVALID");
  expect(scene.snapshot()).toEqual(before);
});

test("any edits of any text come back byte for byte", () => {
  using scene = new Scene();
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 10 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.string({ unit: "binary" }), (pieces, text) => {
      const path = scene.put("a.yaml", pieces.join(""));
      const before = fs.readFileSync(path);
      const edits = [
        { offset: Buffer.byteLength(pieces[0] as string), length: Buffer.byteLength(pieces[1] ?? ""), text },
      ];
      const { journal } = writeFiles(scene.ports(), "apply", [
        { path, before, edits, after: spliceBytes(before, edits) },
      ]);
      if (journal) undoMigration(scene.ports(), journal.id);
      expect(fs.readFileSync(path)).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

test("a journal holds spans, never a whole file", () => {
  using scene = new Scene({ ...FILES, "a.yaml": `${MANIFEST}# secret comment\n` });
  const { path } = applied(scene);
  expect(fs.readFileSync(path, "utf8")).not.toContain("secret comment");
  expect((JSON.parse(fs.readFileSync(path, "utf8")) as Journal).version).toBe(1);
});
