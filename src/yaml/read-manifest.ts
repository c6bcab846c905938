import { isObject, type Json, type JsonObject, type Path } from "../core/json.ts";
import { unmask } from "../core/mask.ts";
import type { KubeObject } from "../core/manifest.ts";
import { splitDocuments } from "./documents.ts";
import type { YamlNode } from "./node.ts";
import { parseTree, YamlSyntaxError } from "./parse-tree.ts";
import { hasActions, maskActions } from "./template.ts";
import { valueOf } from "./value.ts";

/** A document that was parsed; `text` is what the parser saw (masked where it is a template). */
export interface ParsedDocument {
  readonly index: number;
  /** Offset of the document in the file's text. */
  readonly start: number;
  readonly text: string;
  readonly root: YamlNode;
  readonly value: Json;
  readonly templated: boolean;
}

export interface ReadProblem {
  readonly code: "YAML_SYNTAX" | "TEMPLATE_UNREADABLE";
  /** Offset in the file's text. */
  readonly offset: number;
  readonly reason: string;
}

/** One file: its text, the documents that matter, their objects, and what could not be read. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
  readonly documents: readonly ParsedDocument[];
  readonly objects: readonly KubeObject[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads a file's documents. `relevant` looks at a document's text and says whether it needs parsing:
 * most documents of a bundle hold neither a workload nor anything that speaks of one.
 */
export function readManifest(path: string, text: string, relevant: (document: string) => boolean): ManifestFile {
  const documents: ParsedDocument[] = [];
  const objects: KubeObject[] = [];
  const problems: ReadProblem[] = [];
  splitDocuments(text).forEach(({ start, end }, index) => {
    const source = text.slice(start, end);
    if (!relevant(source)) return;
    const parsed = parseDocument(source, index, start);
    if (parsed === undefined) return;
    if ("code" in parsed) {
      problems.push(parsed);
      return;
    }
    documents.push(parsed);
    collectObjects(path, parsed, [], parsed.value, objects);
  });
  return { path, text, documents, objects, problems };
}

function parseDocument(source: string, index: number, start: number): ParsedDocument | ReadProblem | undefined {
  const templated = hasActions(source) && isTemplate(source);
  const text = templated ? maskActions(source) : source;
  try {
    const root = parseTree(text);
    return root && { index, start, text, root, value: valueOf(root), templated };
  } catch (error) {
    if (!(error instanceof YamlSyntaxError)) throw error;
    const code = templated ? "TEMPLATE_UNREADABLE" : "YAML_SYNTAX";
    return { code, offset: start + error.offset, reason: error.message };
  }
}

/**
 * A document is a Helm template when an action stands outside comments and block scalars:
 * ConfigMaps often carry `{{ … }}` as data, and those are plain YAML.
 */
function isTemplate(source: string): boolean {
  try {
    const root = parseTree(source);
    return root === undefined || outsideBlockScalars(root, source);
  } catch {
    return true;
  }
}

function outsideBlockScalars(root: YamlNode, source: string): boolean {
  let rest = source;
  const blank = (node: YamlNode): void => {
    if (node.type === "scalar") {
      if (node.style !== "literal" && node.style !== "folded") return;
      rest = rest.slice(0, node.start) + " ".repeat(node.end - node.start) + rest.slice(node.end);
    } else if (node.type === "seq") node.items.forEach(blank);
    else if (node.type === "map") node.entries.forEach((entry) => blank(entry.value));
  };
  blank(root);
  return hasActions(rest.replaceAll(/(^|\s)#.*$/gm, ""));
}

function collectObjects(path: string, document: ParsedDocument, root: Path, value: Json, into: KubeObject[]): void {
  if (!isObject(value)) return;
  const kind = text(value["kind"]);
  const items = value["items"];
  if (kind.endsWith("List") && Array.isArray(items)) {
    items.forEach((item, i) => collectObjects(path, document, [...root, "items", i], item, into));
    return;
  }
  if (kind === "") return;
  const metadata = isObject(value["metadata"]) ? value["metadata"] : {};
  const namespace = unmask(text(metadata["namespace"]));
  const name = unmask(text(metadata["name"]) || text(metadata["generateName"]));
  into.push({
    ref: { file: path, index: into.length, kind, name, ...(namespace && { namespace }) },
    apiVersion: text(value["apiVersion"]),
    document: document.index,
    root,
    value: value as JsonObject,
    templated: document.templated,
  });
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
