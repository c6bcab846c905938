import type { MapNode, SeqNode, YamlNode } from "./node.ts";
import { lineStart } from "./scan.ts";

/** How a document is written, so that what we add looks like the rest of it. */
export interface DocumentStyle {
  /** Columns that a nested block is indented by: 1 to 8, 2 where the document does not say. */
  readonly step: number;
  /** Columns between a key and the dashes of its list: 0 or `step`. */
  readonly dash: number;
  /** JSON or a document that quotes its keys in flow style. */
  readonly quotedKeys: boolean;
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly padded: boolean;
  /** Nothing after colon and comma, as in minified JSON. */
  readonly tight: boolean;
  /** A comma behind the last entry, as KYAML (KEP-5295) writes. */
  readonly trailingComma: boolean;
}

interface Votes {
  readonly steps: Map<number, number>;
  readonly dashes: Map<number, number>;
  flowMaps: number;
  quoted: number;
  padded: number;
  tight: number;
  multiline: number;
  trailing: number;
}

export function styleOf(text: string, root: YamlNode): DocumentStyle {
  const votes: Votes = {
    steps: new Map(),
    dashes: new Map(),
    flowMaps: 0,
    quoted: 0,
    padded: 0,
    tight: 0,
    multiline: 0,
    trailing: 0,
  };
  survey(text, root, votes);
  const step = winner(votes.steps) ?? 2;
  const most = (count: number, of: number) => of > 0 && count * 2 > of;
  return {
    step,
    dash: (winner(votes.dashes) ?? 0) > 0 ? step : 0,
    quotedKeys: most(votes.quoted, votes.flowMaps),
    padded: most(votes.padded, votes.flowMaps - votes.multiline),
    tight: most(votes.tight, votes.flowMaps),
    trailingComma: most(votes.trailing, votes.multiline),
  };
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
  votes.flowMaps++;
  if (first.key.type === "scalar" && first.key.style === "double") votes.quoted++;
  if (first.colon >= 0 && !/\s/.test(text[first.colon + 1] ?? " ")) votes.tight++;
  if (isMultiline(text, map)) {
    votes.multiline++;
    const last = map.entries.at(-1);
    if (last && text.slice(last.value.end, map.end).includes(",")) votes.trailing++;
  } else if (text[map.start + 1] === " ") votes.padded++;
}

/** A flow collection whose first entry stands on a line of its own. */
export function isMultiline(text: string, node: MapNode | SeqNode): boolean {
  const first = node.type === "map" ? node.entries[0]?.key : node.items[0];
  return first !== undefined && /[\r\n]/.test(text.slice(node.start, first.outerStart));
}

function vote(votes: Map<number, number>, value: number): void {
  votes.set(value, (votes.get(value) ?? 0) + 1);
}

function winner(votes: Map<number, number>): number | undefined {
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
