import { isMap, type Plain } from "../../reference/plain.ts";
import { mapText } from "./corpus-files.ts";
import { differences } from "./differences.ts";
import { encodeJson, encodeKyaml } from "./encoders.ts";
import { readers } from "./readers.ts";
import { splitDocuments } from "./split-documents.ts";
import type { Files } from "./workspace.ts";

/** Synthetic variants of files that hold something to edit; a variant may leave a file out. */
export function mutations(files: Files): Map<string, Map<string, Buffer>> {
  return new Map([
    ["byte order mark", mapText(files, (text) => `\uFEFF${text}`)],
    ["no final newline", mapText(files, (text) => text.trimEnd())],
    ["trailing blanks", mapText(yamlOnly(files), (text) => text.replace(/(?<=\S)$/gm, "  "))],
    ["mixed line ends", mapText(files, mixLineEnds)],
    ["comments inserted", mapText(yamlOnly(files), insertComments)],
    ["documents reversed", mapText(yamlOnly(files), reverseDocuments)],
    ["KYAML", encoded(files, "yaml", encodeKyaml)],
    ["JSON", encoded(files, "json", encodeJson)],
  ]);
}

/** Helm templates whose images are literal, which those of the corpus hardly ever are. */
export function withLiteralImages(files: Files): Map<string, Buffer> {
  const images = [
    "example/app:latest",
    '"example/app"',
    "'registry.test:5000/a/b:docker-latest'",
    "app:docker-0a1b2c3d # image: x:latest",
  ];
  let number = 0;
  return mapText(files, (text) =>
    text.replace(/(?<=^[ \t]*(?:- )?image: ).*\{\{.*$/gm, () => images[number++ % images.length] ?? ""),
  );
}

function yamlOnly(files: Files): Map<string, Buffer> {
  return new Map([...files].filter(([path]) => !path.endsWith(".json")));
}

function mixLineEnds(text: string): string {
  let line = 0;
  return text.replace(/\r?\n/g, () => (line++ % 3 === 1 ? "\r\n" : "\n"));
}

/** A comment after each seventh line, but where it would change what is read. */
function insertComments(text: string): string {
  const lines = text.split("\n");
  let inScalar = -1;
  const commented = lines.flatMap((line, i) => {
    const indent = line.search(/\S/);
    if (inScalar >= 0 && indent >= 0 && indent <= inScalar) inScalar = -1;
    if (inScalar < 0 && /[|>][0-9+-]*\s*$/.test(line)) inScalar = Math.max(0, indent);
    const safe = inScalar < 0 && i % 7 === 6 && i < lines.length - 1;
    return safe ? [line, `${" ".repeat(Math.max(0, indent))}# inserted: image: nginx:latest`] : [line];
  });
  const result = commented.join("\n");
  return readsTheSame(text, result) ? result : text;
}

function reverseDocuments(text: string): string {
  const pieces = splitDocuments(text).map((piece) => piece.text.replace(/^---[ \t]*\r?\n/, ""));
  if (pieces.length < 2 || pieces.some((piece) => piece.startsWith("---"))) return text;
  return pieces
    .toReversed()
    .map((piece) => `---\n${piece.endsWith("\n") ? piece : `${piece}\n`}`)
    .join("");
}

function readsTheSame(a: string, b: string): boolean {
  const [reader] = readers(undefined);
  const [before, after] = reader?.read([Buffer.from(a), Buffer.from(b)]) ?? [];
  return (
    differences(
      (before ?? []).map(({ value }) => value),
      (after ?? []).map(({ value }) => value),
    ).length === 0
  );
}

/** Each document that is an object, in a file of its own. */
function encoded(
  files: Files,
  extension: string,
  encode: (value: Plain, number: number) => string,
): Map<string, Buffer> {
  const [reader] = readers(undefined);
  const paths = [...files.keys()];
  const documents = reader?.read([...files.values()]) ?? [];
  const values = documents.flatMap((read, i) =>
    read.flatMap(({ value, error }, j) =>
      isMap(value) && !error ? [{ path: `${paths[i]}.${j}.${extension}`, value }] : [],
    ),
  );
  return new Map(values.map(({ path, value }, i) => [path, Buffer.from(encode(value, i))]));
}
