import { LineIndex } from "../yaml/line-index.ts";
import { splitDocuments } from "../yaml/documents.ts";
import type { YamlNode } from "../yaml/node.ts";
import { parseTree, YamlSyntaxError } from "../yaml/parse-tree.ts";
import { valueOf } from "../yaml/value.ts";
import type { ConfigProblem, ConfigProblemKind } from "./config-problem.ts";
import { API_VERSION, KIND } from "./fields.ts";
import type { ConfigLayer, ConfigSource, Origin } from "./layer.ts";
import { readTree } from "./read-tree.ts";

export interface ParsedConfig extends ConfigSource {
  readonly ok: true;
  /** Where each scalar stands, or the key of a collection, by dotted path: `services[2].port`. */
  readonly places: ReadonlyMap<string, { readonly line: number; readonly column: number }>;
}

export type ConfigReading = ParsedConfig | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads a configuration file, YAML or JSON. Either the whole file is right, or every problem is listed
 * in the order of the text. A mapping without keys (`images:`) says nothing; aliases count as what they
 * stand for; merge keys are not known.
 */
export function parseConfig(path: string, text: string): ConfigReading {
  const lines = new LineIndex(text);
  const problems: ConfigProblem[] = [];
  const report = (kind: ConfigProblemKind, offset: number, key: string, expected: string, suggestion?: string) => {
    const place = lines.locate(offset);
    const sourceLine = lines.lineText(place.line);
    problems.push({ kind, path, ...place, sourceLine, key, expected, ...(suggestion !== undefined && { suggestion }) });
  };
  const root = onlyDocument(text, report);
  if (problems.length > 0) return { ok: false, problems };
  if (!root) {
    report("missing-header", 0, "", HEADER);
    return { ok: false, problems };
  }
  const read = readTree(root.node, (objection) => {
    const expected = objection.kind === "missing-header" ? HEADER : objection.expected;
    report(objection.kind, root.start + objection.offset, objection.key, expected, objection.suggestion);
  });
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(byPlace) };
  const places = new Map([...read.offsets].map(([key, offset]) => [key, lines.locate(root.start + offset)]));
  const origins = new Map([...places].map(([key, { line }]): [string, Origin] => [key, { kind: "file", path, line }]));
  return { ok: true, layer: read.value as ConfigLayer, places, origins };
}

/** The two lines that every file begins with. */
const HEADER = `apiVersion: ${API_VERSION}\nkind: ${KIND}`;

type Report = (kind: ConfigProblemKind, offset: number, key: string, expected: string) => void;

/** The document with its offset; undefined where there is none or a problem was reported. */
function onlyDocument(text: string, report: Report): { node: YamlNode; start: number } | undefined {
  const found: { node: YamlNode; start: number }[] = [];
  for (const { start, end } of splitDocuments(text)) {
    try {
      const node = parseTree(text.slice(start, end));
      if (!node) continue;
      // Refuses what the tree alone would hide: unknown anchors, bombs of aliases, keys that are no scalars.
      valueOf(node);
      found.push({ node, start });
    } catch (error) {
      if (!(error instanceof YamlSyntaxError)) throw error;
      report("syntax", start + error.offset, "", error.message);
    }
  }
  const second = found[1];
  if (second) report("several-documents", second.start, "", "one document");
  return found[0];
}

function byPlace(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column;
}
