import fc from "fast-check";
import { expect, test } from "vitest";
import { dockerfileFacts } from "../../src/dockerfile/dockerfile-facts.ts";
import { parseDockerfile } from "../../src/dockerfile/parse-dockerfile.ts";

/** Each line: keyword, first-last line, arguments. */
const outline = (text: string) =>
  parseDockerfile(text).map(({ keyword, start, end, args }) => `${keyword} ${start}-${end} ${args}`.trimEnd());

test.each<[string, string, string[]]>([
  ["keywords in any case", "from a\nrUn b", ["FROM 1-1 a", "RUN 2-2 b"]],
  ["comments and blank lines between", "# c\n\nFROM a\n  # d\nRUN b\n", ["FROM 3-3 a", "RUN 5-5 b"]],
  ["a continued line", "FROM a\nRUN b \\\n  c", ["FROM 1-1 a", "RUN 2-3 b   c"]],
  ["comments and blank lines inside one", "RUN a && \\\n# why\n\n  b\nUSER c", ["RUN 1-4 a &&   b", "USER 5-5 c"]],
  ["white space behind the backslash", "RUN a \\  \n b", ["RUN 1-2 a  b"]],
  ["a doubled backslash at the end", "RUN a \\\\\nUSER b", ["RUN 1-1 a \\\\", "USER 2-2 b"]],
  ["a continuation that the file ends in", "RUN a \\", ["RUN 1-1 a"]],
  ["another escape character", "# escape=`\nRUN a `\n b\\\nUSER c", ["RUN 2-3 a  b\\", "USER 4-4 c"]],
  ["the directive below a comment is a comment", "# hello\n# escape=`\nRUN a \\\n b", ["RUN 3-4 a  b"]],
  ["Windows line ends and a byte order mark", "\uFEFFFROM a\r\nRUN b \\\r\n c\r\n", ["FROM 1-1 a", "RUN 2-3 b  c"]],
  ["a heredoc", "RUN <<EOF\nUSER a\nEOF\nUSER b", ["RUN 1-3 <<EOF", "USER 4-4 b"]],
  ["a heredoc with tabs and quotes", "COPY <<-'E' /f\n\tx\n\tE\nUSER b", ["COPY 1-3 <<-'E' /f", "USER 4-4 b"]],
  ["a heredoc that nothing ends", "RUN <<EOF\nUSER a", ["RUN 1-2 <<EOF"]],
  [
    "here-strings and shifts are no heredocs",
    "RUN cat <<<x\nRUN echo $((1 << 2))",
    ["RUN 1-1 cat <<<x", "RUN 2-2 echo $((1 << 2))"],
  ],
  ["what Docker does not know", "FORM a\n}{", ["FORM 1-1 a", "}{ 2-2"]],
  ["nothing", "", []],
])("%s", (_, text, expected) => {
  expect(outline(text)).toEqual(expected);
});

test("flags stand ahead of the arguments", () => {
  const [copy] = parseDockerfile("COPY --link --chown=1:2 --from=build /a /b");
  expect(copy).toMatchObject({
    flags: [
      { name: "link", value: "" },
      { name: "chown", value: "1:2" },
      { name: "from", value: "build" },
    ],
    args: "/a /b",
  });
});

test.each([
  ['CMD ["nginx", "-g", "daemon off;"]', ["nginx", "-g", "daemon off;"]],
  ["CMD ['nginx']", undefined],
  ['CMD ["a", 1]', undefined],
  ["CMD nginx", undefined],
  ['CMD ["a", \\\n "b"]', ["a", "b"]],
])("exec form of %j", (text, json) => {
  expect(parseDockerfile(text)[0]?.json).toEqual(json);
});

test("ONBUILD and unknown instructions say what they are", () => {
  expect(parseDockerfile("ONBUILD USER 1\nFOO").map(({ keyword, known }) => [keyword, known])).toEqual([
    ["ONBUILD", true],
    ["FOO", false],
  ]);
});

const PIECES = [
  "FROM a AS b\n",
  "FROM b\n",
  "RUN ",
  "USER ",
  "<<EOF\n",
  "EOF\n",
  "useradd -u 1 x ",
  "chown -R x /a ",
  "${",
  "}",
  "$(",
  "'",
  '"',
  "\\\n",
  "# escape=`\n",
  "COPY . ",
  "[",
  "ENV A=",
  "ARG B\n",
  "&& ",
  "constructor ",
  "__proto__ ",
];

test("arbitrary text never throws", () => {
  const pieces = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 40 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        pieces.map((parts) => parts.join("")),
      ),
      (text) => {
        for (const { start, end } of parseDockerfile(text)) expect(end).toBeGreaterThanOrEqual(start);
        expect(dockerfileFacts("Dockerfile", text)).toEqual(dockerfileFacts("Dockerfile", text));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["nested variables", `FROM a\nUSER ${"${A:-".repeat(50_000)}`],
  ["closed nested variables", `FROM a\nUSER ${"${A:-".repeat(20_000)}${"}".repeat(20_000)}`],
  ["many stages", "FROM a AS a\n".repeat(3_000)],
  ["many continuations", `RUN ${"a \\\n".repeat(50_000)}`],
  ["many brackets", `FROM a\nRUN ${"$(".repeat(100_000)}`],
])("a hostile file of %s ends soon", (_, text) => {
  const begin = performance.now();
  dockerfileFacts("Dockerfile", text);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
