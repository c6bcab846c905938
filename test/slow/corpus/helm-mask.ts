import { splitDocuments } from "./split-documents.ts";

/** Stands for an action of a template; no reference that holds it is literal. */
export const PLACEHOLDER = "TPLX";

const ACTION = /\{\{[\s\S]*?\}\}/g;

/** docs/checks: a document with `{{ … }}` outside comments and block scalars. */
export function isTemplate(document: string): boolean {
  return document.includes("{{") && new RegExp(ACTION.source).test(withoutBlockScalars(document));
}

function withoutBlockScalars(document: string): string {
  let parent = -1;
  const kept = document.split("\n").map((line) => {
    const indent = line.search(/\S/);
    if (parent >= 0 && (indent < 0 || indent > parent)) return "";
    parent = /(?:^|[:\-?]\s+)(?:[&!]\S+\s+)*[|>][0-9+-]*\s*(?:#.*)?\r?$/.test(line) ? Math.max(indent, 0) : -1;
    return line.replace(/(?:^|\s)#.*$/, "");
  });
  return kept.join("\n");
}

/** The file with the actions of its template documents masked, line by line, so that YAML parsers can read it. */
export function maskTemplates(text: string): string {
  const documents = splitDocuments(text).filter((piece) => isTemplate(piece.text));
  if (documents.length === 0) return text;
  return documents.reduce((masked, piece) => masked.replace(piece.text, () => maskDocument(piece.text)), text);
}

function maskDocument(document: string): string {
  return document
    .replace(
      /^([ \t]*)((?:\{\{[\s\S]*?\}\}[ \t]*)+)(?=\r?$)/gm,
      (_, indent: string, actions: string) => indent + actions.replace(/[^\r\n]+/g, "#"),
    )
    .replace(ACTION, (action) => PLACEHOLDER + action.replace(/[^\r\n]/g, ""));
}
