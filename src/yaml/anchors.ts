import { isObject, pointer, sameJson, type Json, type Path } from "../core/json.ts";
import { aliasUses, locate } from "./locate.ts";
import type { YamlNode } from "./node.ts";
import type { ParsedDocument } from "./read-manifest.ts";
import type { RootedChange } from "./realise.ts";

type Asked = RootedChange & { readonly hunk: string };

export interface AnchorVerdict {
  /** Changes (by position) that an edit at the anchor already brings about. */
  readonly covered: ReadonlySet<number>;
  /** Changes that would leak through an alias into a place that does not ask for them. */
  readonly leaking: ReadonlyMap<number, Leak>;
  /** Changes that take an anchor away, with those that take its aliases away: neither goes without the other. */
  readonly bound: ReadonlyMap<number, ReadonlySet<number>>;
}

interface Leak {
  readonly offset: number;
  /** The anchor. */
  readonly name: string;
  /** Whether the place is the anchor's own or that of an alias. */
  readonly at: "anchor" | "alias";
}

const NOTHING: AnchorVerdict = { covered: new Set(), leaking: new Map(), bound: new Map() };

/**
 * An edit below `&anchor` changes every `*alias` of it too. That is right only where each of those
 * places asks for the same change in the same hunk; then one edit serves them all.
 */
export function coveredByAnchors(document: ParsedDocument, changes: readonly Asked[]): AnchorVerdict {
  if (!document.text.includes("&")) return NOTHING;
  const covered = new Set<number>();
  const leaking = new Map<number, Leak>();
  const byPath = new Map(changes.map((change, i) => [pointer(change.path), i]));
  const shared = new Set<string>();
  changes.forEach((change, i) => {
    const location = locate(document.root, change.path);
    const refuse = (name: string): void => {
      leaking.set(i, { offset: location.node.start, name, at: "anchor" });
      shared.add(name);
    };
    const lost =
      change.action === "replace-key" ? lostAnchor(document, change.path, changes) : nestedAnchor(document, change);
    if (lost !== undefined) refuse(lost);
    for (const { name, depth } of location.anchors) {
      for (const use of aliasUses(document.root, name)) {
        const below = change.path.slice(depth);
        if (hides(use.overrides, change, below)) continue;
        const twin = byPath.get(pointer([...use.path, ...below]));
        if (twin === undefined || !agrees(change, changes[twin] as Asked)) refuse(name);
        else if (isElsewhere(document, changes[twin] as Asked)) covered.add(twin);
      }
    }
  });
  refuseUsers(document, changes, shared, leaking);
  return { covered, leaking, bound: boundChanges(document, changes) };
}

/** An anchor inside a value that is about to go, of which an alias stays behind. */
function lostAnchor(document: ParsedDocument, path: Path, changes: readonly Asked[]): string | undefined {
  const { node, rest } = locate(document.root, path);
  if (rest.length > 0) return undefined;
  const going = changes.filter(({ action }) => action === "replace-key").map((change) => pointer(change.path));
  const stays = ({ path: use }: { path: Path }): boolean =>
    !going.some((cut) => pointer(use) === cut || pointer(use).startsWith(`${cut}/`));
  return anchorsIn(node).find((name) => aliasUses(document.root, name).some(stays));
}

function boundChanges(document: ParsedDocument, changes: readonly Asked[]): Map<number, Set<number>> {
  const bound = new Map<number, Set<number>>();
  const bind = (i: number, j: number): void => void bound.set(i, (bound.get(i) ?? new Set()).add(j));
  const cuts = changes.map(({ action, path }) => (action === "replace-key" ? pointer(path) : undefined));
  changes.forEach(({ path }, i) => {
    if (cuts[i] === undefined) return;
    const uses = anchorsIn(locate(document.root, path).node).flatMap((name) => aliasUses(document.root, name));
    cuts.forEach((cut, j) => {
      if (i === j || cut === undefined) return;
      if (!uses.some(({ path: use }) => pointer(use) === cut || pointer(use).startsWith(`${cut}/`))) return;
      bind(i, j);
      bind(j, i);
    });
  });
  return bound;
}

function anchorsIn(node: YamlNode): string[] {
  const below =
    node.type === "seq"
      ? node.items
      : node.type === "map"
        ? node.entries.flatMap(({ key, value }) => [key, value])
        : [];
  const own = node.type !== "alias" && node.anchor !== undefined ? [node.anchor] : [];
  return [...own, ...below.flatMap(anchorsIn)];
}

/** Whether the merging mapping says for itself what the change would bring: the key, and the one that replaces it. */
function hides(overrides: ReadonlySet<string>, { key }: Asked, below: Path): boolean {
  if (!overrides.has(String(below[0]))) return false;
  return key === undefined || below.length > 1 || overrides.has(key);
}

/** An anchored mapping below the path that the value reaches into, of which an alias stands somewhere. */
function nestedAnchor(document: ParsedDocument, { path, value }: Asked): string | undefined {
  const deeper = leaves(value).flatMap((rest) => locate(document.root, [...path, ...rest]).anchors);
  const found = deeper.find(({ name, depth }) => depth > path.length && aliasUses(document.root, name).length > 0);
  return found?.name;
}

function leaves(value: Json): Path[] {
  if (!isObject(value)) return [[]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item).map((rest) => [key, ...rest]));
}

/**
 * Where an anchor cannot be changed for the sake of its aliases, the aliases are not written out either:
 * else the next run would find the anchor alone and change it after all.
 */
function refuseUsers(
  document: ParsedDocument,
  changes: readonly Asked[],
  shared: ReadonlySet<string>,
  leaking: Map<number, Leak>,
): void {
  for (const name of shared) {
    const uses = aliasUses(document.root, name).map(({ path }) => pointer(path));
    changes.forEach((change, i) => {
      const own = pointer(change.path);
      const user = uses.some((use) => own === use || own.startsWith(`${use}/`));
      if (!user || leaking.has(i) || !isElsewhere(document, change)) return;
      leaking.set(i, { offset: locate(document.root, change.path).node.start, name, at: "alias" });
    });
  }
}

function agrees(a: Asked, b: Asked): boolean {
  return a.hunk === b.hunk && a.action === b.action && a.key === b.key && sameJson(a.value, b.value);
}

/** Whether the place a change speaks of is not written where it is used: an alias or a merge stands there. */
function isElsewhere(document: ParsedDocument, { path }: { path: Path }): boolean {
  const { node, rest } = locate(document.root, path);
  return node.type === "alias" || rest.length > 0;
}
