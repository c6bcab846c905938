import type { MapNode, SeqNode, YamlNode } from "./node.ts";
import { lineStart } from "./scan.ts";
import { scalarValue } from "./value.ts";

/** How a document is written, so that what we add looks like the rest of it. */
export interface DocumentStyle {
  /** Columns that a nested block is indented by: 1 to 8, 2 where the document does not say. */
  readonly step: number;
  /** What a nested flow collection over several lines is indented by: spaces or a tab. */
  readonly flowIndent: string;
  /** Columns between a key and the dashes of its list: 0 or `step`. */
  readonly dash: number;
  /** Lists of scalars stand in brackets. */
  readonly flowLists: boolean;
  /** JSON or a document that quotes its keys in flow style. */
  readonly quotedKeys: boolean;
  /** JSON and KYAML (KEP-5295) quote every string value. */
  readonly quotedStrings: boolean;
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly padded: boolean;
  /** Nothing after colon and comma, as in minified JSON. */
  readonly tight: boolean;
  /** A comma behind the last entry, as KYAML writes. */
  readonly trailingComma: boolean;
}

/** Yes and no, counted over a document. */
type Ballot = { yes: number; no: number };

interface Votes {
  readonly steps: Map<number, number>;
  readonly dashes: Map<number, number>;
  readonly flowIndents: Map<string, number>;
  readonly quotedKeys: Ballot;
  readonly quotedStrings: Ballot;
  readonly padded: Ballot;
  readonly tight: Ballot;
  readonly trailingComma: Ballot;
}

export function styleOf(text: string, root: YamlNode): DocumentStyle {
  const ballot = (): Ballot => ({ yes: 0, no: 0 });
  const votes: Votes = {
    steps: new Map(),
    dashes: new Map(),
    flowIndents: new Map(),
    quotedKeys: ballot(),
    quotedStrings: ballot(),
    padded: ballot(),
    tight: ballot(),
    trailingComma: ballot(),
  };
  survey(text, root, votes);
  const step = winner(votes.steps) ?? 2;
  return {
    step,
    flowIndent: winner(votes.flowIndents) ?? " ".repeat(step),
    dash: (winner(votes.dashes) ?? 0) > 0 ? step : 0,
    // A command in brackets says nothing about other lists: only those next to a new one do.
    flowLists: false,
    quotedKeys: carried(votes.quotedKeys),
    quotedStrings: carried(votes.quotedStrings),
    padded: carried(votes.padded),
    tight: carried(votes.tight),
    trailingComma: carried(votes.trailingComma),
  };
}

function carried({ yes, no }: Ballot): boolean {
  return yes > no;
}

function cast(ballot: Ballot, yes: boolean): void {
  if (yes) ballot.yes++;
  else ballot.no++;
}

/** Column of an offset, counted from 0 in UTF-16 units. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function survey(text: string, node: YamlNode, votes: Votes): void {
  if (node.type === "seq") {
    for (const item of node.items) survey(text, item, votes);
  } else if (node.type === "map") {
    if (node.flow) surveyFlow(text, node, votes);
    for (const entry of node.entries) {
      if (!node.flow) surveyBlock(text, columnOf(text, entry.key.outerStart), entry.value, votes);
      survey(text, entry.value, votes);
    }
  }
}

function surveyBlock(text: string, column: number, value: YamlNode, votes: Votes): void {
  if ((value.type !== "map" && value.type !== "seq") || value.flow) return;
  const deeper = columnOf(text, value.start) - column;
  if (value.type === "map" && deeper > 0 && deeper <= 8) vote(votes.steps, deeper);
  if (value.type === "seq" && deeper >= 0) vote(votes.dashes, deeper);
}

function surveyFlow(text: string, map: MapNode, votes: Votes): void {
  const first = map.entries[0];
  if (!first) return;
  cast(votes.quotedKeys, first.key.type === "scalar" && first.key.style === "double");
  if (first.colon >= 0) cast(votes.tight, !/\s/.test(text[first.colon + 1] ?? " "));
  for (const { value } of map.entries) {
    if (value.type === "scalar" && typeof scalarValue(value) === "string")
      cast(votes.quotedStrings, value.style === "double");
  }
  if (isMultiline(text, map)) surveyLines(text, map, votes);
  else cast(votes.padded, text[map.start + 1] === " ");
}

function surveyLines(text: string, map: MapNode, votes: Votes): void {
  const [first] = map.entries;
  const last = map.entries.at(-1);
  if (!first || !last) return;
  cast(votes.trailingComma, text.slice(last.value.end, map.end).includes(","));
  const inner = indentOf(text, first.key.outerStart);
  const outer = indentOf(text, map.end - 1);
  if (inner.startsWith(outer) && inner.length > outer.length) vote(votes.flowIndents, inner.slice(outer.length));
}

/** White space that the line of an offset begins with. */
function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** A flow collection whose first entry stands on a line of its own. */
export function isMultiline(text: string, node: MapNode | SeqNode): boolean {
  const first = node.type === "map" ? node.entries[0]?.key : node.items[0];
  return first !== undefined && /[\r\n]/.test(text.slice(node.start, first.outerStart));
}

function vote<T>(votes: Map<T, number>, value: T): void {
  votes.set(value, (votes.get(value) ?? 0) + 1);
}

/** The value with most votes; among equals the first in order. */
function winner<T extends string | number>(votes: Map<T, number>): T | undefined {
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
