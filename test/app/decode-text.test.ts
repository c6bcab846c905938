import { expect, test } from "vitest";
import { decodeText } from "../../src/app/decode-text.ts";

const decode = (bytes: Uint8Array) => decodeText({ path: "a.yaml", bytes });

test("a byte order mark stays in the text", () => {
  expect(decode(Buffer.from("\ufeffa: 1\r\n"))).toEqual({ text: "\ufeffa: 1\r\n" });
});

test.each([
  ["a NUL byte makes a file binary", Buffer.from("a: \0"), { code: "FILE_BINARY" }],
  [
    "UTF-16LE is named, not called binary",
    Buffer.from([0xff, 0xfe, 0x61, 0]),
    { code: "FILE_ENCODING", encoding: "UTF-16" },
  ],
  ["so is UTF-16BE", Buffer.from([0xfe, 0xff, 0, 0x61]), { code: "FILE_ENCODING", encoding: "UTF-16" }],
  ["Latin-1 is refused, not guessed at", Buffer.from("b: \xe9\n", "latin1"), { code: "FILE_ENCODING" }],
])("%s", (_, bytes, expected) => {
  expect(decode(bytes)).toMatchObject(expected);
});
