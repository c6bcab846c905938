import fc from "fast-check";
import { expect, test } from "vitest";
import { probeMeaning } from "../../../src/checks/probe-command/index.ts";

const FRAGMENTS = [
  "curl",
  "wget",
  "nc",
  "python",
  "node",
  "sh",
  "-c",
  "-e",
  "timeout",
  "5",
  "-f",
  "-fsS",
  "-z",
  "-m",
  "-O-",
  "--",
  "-",
  "",
  "http://localhost:80/a",
  "localhost",
  "80",
  "import requests;",
  "requests.get('http://localhost/')",
  ".ok",
  "exit(",
  ")",
  "require('http').get(",
  "r=>process.exit(r.statusCode<400?0:1)",
  "|| exit 1",
  "'",
  '"',
  "\\",
  ";",
  "\n",
  "$",
  "{",
  "(",
];
const word = fc.oneof(
  fc.constantFrom(...FRAGMENTS),
  fc.string(),
  fc.array(fc.constantFrom(...FRAGMENTS)).map((all) => all.join(" ")),
);

test("any command gets a meaning, and always the same", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.double(), (command, timeoutSeconds) => {
      expect(probeMeaning(command, timeoutSeconds)).toEqual(probeMeaning(command, timeoutSeconds));
    }),
    { numRuns: 3000 },
  );
});

/** The longest that is read, of the parts that a careless pattern would go back over. */
const fill = (part: string): string => part.repeat(Math.floor(8000 / part.length));

test.each([
  ["blanks in a shell", ["sh", "-c", `curl${fill(" ")}`]],
  ["bars in a shell", ["sh", "-c", fill("a || ")]],
  ["quotes in a shell", ["sh", "-c", fill("''")]],
  ["letters in an option", ["curl", `-${fill("f")}`]],
  ["a long URL", ["curl", "-f", `http://localhost/${fill("%41")}`]],
  ["at signs in a URL", ["curl", "-f", `http://${fill("a@")}`]],
  ["slashes in a program's path", [`/${fill("bin/")}`]],
  ["Python's keywords", ["python", "-c", `import requests; requests.get('u'${fill(",a=b.c")}`]],
  ["Python's requests", ["python", "-c", `import requests;${fill("a('',b={")}`]],
  ["Python's conditions", ["python", "-c", `import requests; exit(0 if requests.get('u')${fill(" if a else ")}`]],
  ["Python's negations", ["python", "-c", `import requests; exit(${fill("not ")}requests.get('http://localhost').ok)`]],
  ["blanks between tokens", ["python", "-c", fill("a ")]],
  ["Node's options", ["node", "-e", `require('http').get({${fill("a:b,")}`]],
  ["Node's conditions", ["node", "-e", `require('http').get('http://localhost',r=>process.exit(${fill("a&&")}`]],
  ["brackets", ["node", "-e", fill("(")]],
])("%s take no time", (_, command) => {
  const start = performance.now();
  expect(probeMeaning(command, 1).kind).toMatch(/^(unclear|differs|http)$/);
  expect(performance.now() - start).toBeLessThan(200);
});

test("what is longer than any health check is unclear", () => {
  expect(probeMeaning(["curl", "-f", `http://localhost/${"a".repeat(1_000_000)}`], 1)).toEqual({ kind: "unclear" });
  expect(probeMeaning(["curl", "-f", ...Array<string>(1_000_000).fill("")], 1)).toEqual({ kind: "unclear" });
});
