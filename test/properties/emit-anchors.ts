import { isMap, type Plain, type PlainMap } from "../reference/plain.ts";
import type { Dice } from "./dice.ts";
import type { Style } from "./emit-style.ts";

export type Use = { readonly alias: string } | { readonly anchor?: string };

/** Decides, node by node in the order of the text, what gets an anchor and what becomes an alias. */
export class Anchors {
  readonly #style: Style;
  readonly #dice: Dice;
  /** Subtrees that come twice, by their JSON. */
  readonly #twice: ReadonlySet<string>;
  readonly #known = new Map<string, string>();
  #maps: { readonly name: string; readonly map: PlainMap }[] = [];
  #next = 1;

  constructor(document: Plain, style: Style, dice: Dice) {
    this.#style = style;
    this.#dice = dice;
    this.#twice = style.anchors + style.merges > 0 ? repeated(document) : new Set();
  }

  use(value: Plain): Use {
    if (this.#twice.size === 0) return {};
    const text = JSON.stringify(value);
    const name = this.#known.get(text);
    if (name !== undefined && this.#dice.chance(this.#style.anchors)) return { alias: name };
    const wanted = this.#twice.has(text) || (isMap(value) && "image" in value && this.#style.merges > 0);
    return wanted && this.#dice.chance(Math.max(this.#style.anchors, this.#style.merges))
      ? { anchor: `${this.#dice.pick(["a", "x-", "def_"])}${this.#next++}` }
      : {};
  }

  /** A node is known only when it is written to its end: it cannot hold itself. */
  written(value: Plain, name: string): void {
    this.#known.set(JSON.stringify(value), name);
    if (isMap(value)) this.#maps.push({ name, map: value });
  }

  /** A map whose keys this one has all: its entries can be merged, those that differ follow. */
  merge(map: PlainMap): { readonly name: string; readonly rest: [string, Plain][] } | undefined {
    const fits = this.#maps.filter(
      ({ map: other }) => Object.keys(other).length > 0 && Object.keys(other).every((key) => Object.hasOwn(map, key)),
    );
    if (fits.length === 0 || !this.#dice.chance(this.#style.merges)) return undefined;
    const { name, map: other } = this.#dice.pick(fits);
    const rest = Object.entries(map).filter(
      ([key, value]) => !Object.hasOwn(other, key) || JSON.stringify(other[key]) !== JSON.stringify(value),
    );
    return { name, rest };
  }
}

function repeated(document: Plain): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  const walk = (value: Plain): void => {
    if (typeof value !== "object" ? typeof value !== "string" || value.length < 3 : value === null) return;
    const text = JSON.stringify(value);
    if (text.length > 2) (seen.has(text) ? twice : seen).add(text);
    if (Array.isArray(value)) value.forEach(walk);
    else if (isMap(value)) Object.values(value).forEach(walk);
  };
  walk(document);
  return twice;
}
