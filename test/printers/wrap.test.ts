import { expect, test } from "vitest";
import { padEnd, width, wrap } from "../../src/printers/wrap.ts";

test.each([
  ["plain", 5],
  ["ação → útil ✓", 13],
  ["日本", 4],
  ["e\u0301", 1],
  ["🚀", 2],
  ["👩‍💻", 2],
])("%s takes %i columns", (text, columns) => {
  expect(width(text)).toBe(columns);
});

test.each([
  ["a margin stays, what follows is indented", "    one two three", 10, ["    one", "      two", "      three"]],
  [
    "a word longer than the line is left whole",
    "see /a/very/long/path now",
    8,
    ["see", "      /a/very/long/path", "      now"],
  ],
  ["what fits is one line", "one two", 80, ["one two"]],
])("%s", (_, text, columns, lines) => {
  expect(wrap(text, columns, "      ")).toEqual(lines);
});

test("padding counts columns, not units", () => {
  expect(padEnd("日", 4)).toBe("日  ");
});
