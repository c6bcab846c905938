import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Files } from "./workspace.ts";

/** The manifests of one kind (`manifests`, `helm`), as they are. */
export function corpusFiles(corpus: string, kind: string): Map<string, Buffer> {
  const root = join(corpus, kind);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(?:ya?ml|json)$/.test(path));
  return new Map(paths.sort().map((path) => [relative(root, path), readFileSync(path)]));
}

export function mapText(files: Files, change: (text: string, path: string) => string): Map<string, Buffer> {
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(change(bytes.toString(), path))]));
}

/** Every line with CRLF; a file that mixes both from the start stays as it is. */
export function withCrlf(files: Files): Map<string, Buffer> {
  return mapText(files, (text) => (text.includes("\r\n") ? text : text.replaceAll("\n", "\r\n")));
}

/** Every line with LF. */
export function withLf(files: Files): Map<string, Buffer> {
  return mapText(files, (text) => text.replaceAll("\r\n", "\n"));
}
