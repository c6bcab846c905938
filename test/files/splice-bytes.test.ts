import fc from "fast-check";
import { expect, test } from "vitest";
import { invertEdits, spliceBytes, type ByteEdit } from "../../src/core/journal.ts";
import { codeOf, failureOf } from "./scene.ts";

const splice = (text: string, ...edits: ByteEdit[]) => spliceBytes(Buffer.from(text), edits).toString();

test("text is put where bytes are cut", () => {
  expect(splice("image: a:latest\n", { offset: 8, length: 7, text: ":k8s" })).toBe("image: a:k8s\n");
});

test("offsets count bytes, not characters", () => {
  expect(splice("ação: 1", { offset: 8, length: 1, text: "2" })).toBe("ação: 2");
});

test("insertions at one place keep the order of the array", () => {
  expect(splice("ad", { offset: 1, length: 0, text: "b" }, { offset: 1, length: 0, text: "c" })).toBe("abcd");
});

test("edits given in any order are put in the order of the file", () => {
  expect(splice("abc", { offset: 2, length: 1, text: "z" }, { offset: 0, length: 1, text: "x" })).toBe("xbz");
});

test("an insertion stands before a cut at the same place", () => {
  expect(splice("ab", { offset: 1, length: 0, text: "-" }, { offset: 1, length: 1, text: "c" })).toBe("a-c");
});

test.each<[string, string, ByteEdit[]]>([
  [
    "an insertion listed after a cut at the same place",
    "overlap",
    [
      { offset: 3, length: 1, text: "c" },
      { offset: 3, length: 0, text: "-" },
    ],
  ],
  [
    "two cuts of the same byte",
    "overlap",
    [
      { offset: 3, length: 2, text: "" },
      { offset: 4, length: 1, text: "" },
    ],
  ],
  ["a cut beyond the end", "range", [{ offset: 4, length: 3, text: "" }]],
  ["a negative offset", "range", [{ offset: -1, length: 1, text: "" }]],
  ["a negative length", "range", [{ offset: 2, length: -1, text: "" }]],
  ["an offset that is no number", "number", [{ offset: Number.NaN, length: 0, text: "" }]],
  ["a fraction", "number", [{ offset: 0, length: 0.5, text: "" }]],
  ["an offset within a character", "character", [{ offset: 2, length: 0, text: "" }]],
  ["an end within a character", "character", [{ offset: 0, length: 2, text: "" }]],
  ["half a surrogate pair", "text", [{ offset: 0, length: 0, text: "\ud83d" }]],
])("%s is refused", (_name, reason, edits) => {
  const error = failureOf(() => splice("aé1xy", ...edits));
  expect([error.code, error.params["reason"]]).toEqual(["EDITS_INVALID", reason]);
});

test("bytes that are not UTF-8 cannot be kept in a journal", () => {
  const bytes = Buffer.from([0x61, 0xff, 0x62]);
  expect(codeOf(() => invertEdits(bytes, [{ offset: 1, length: 1, text: "" }]))).toBe("EDITS_INVALID");
});

/** A text and edits of it that do not overlap, in a random order that keeps equal offsets in order. */
const edited = fc
  .record({
    pieces: fc.array(fc.string({ unit: "binary", maxLength: 8 }), { maxLength: 12 }),
    texts: fc.array(fc.option(fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 12 }),
    backwards: fc.boolean(),
  })
  .map(({ pieces, texts, backwards }) => {
    let offset = 0;
    const edits = pieces.flatMap((piece, i): ByteEdit[] => {
      const start = offset;
      offset += Buffer.byteLength(piece);
      const text = texts[i];
      return typeof text === "string" ? [{ offset: start, length: offset - start, text }] : [];
    });
    const sorted = backwards ? edits.toSorted((a, b) => b.offset - a.offset) : edits;
    return { before: Buffer.from(pieces.join("")), edits: sorted };
  });

test("the inverse of what was applied gives back every byte", () => {
  fc.assert(
    fc.property(edited, ({ before, edits }) => {
      const after = spliceBytes(before, edits);
      expect(spliceBytes(after, invertEdits(before, edits))).toEqual(before);
    }),
    { numRuns: 2000 },
  );
});

test("it is what cutting and inserting from the last to the first gives", () => {
  fc.assert(
    fc.property(edited, ({ before, edits }) => {
      const inPlace = [...before];
      for (const { offset, length, text } of edits.toSorted((a, b) => a.offset - b.offset).toReversed()) {
        inPlace.splice(offset, length, ...Buffer.from(text));
      }
      expect([...spliceBytes(before, edits)]).toEqual(inPlace);
    }),
    { numRuns: 2000 },
  );
});
