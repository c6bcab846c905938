import type { Config } from "../core/config.ts";

/** A part of a configuration: any key may be missing, but lists are whole. */
export type ConfigLayer = LayerOf<Config>;

type LayerOf<T> = T extends string | number | boolean | readonly unknown[]
  ? T
  : { readonly [K in keyof T]?: LayerOf<T[K]> };

/** Where a value comes from; lines count from 1. */
export type Origin =
  | { readonly kind: "default" }
  | { readonly kind: "file"; readonly path: string; readonly line: number }
  | { readonly kind: "environment"; readonly variable: string }
  | { readonly kind: "flag"; readonly flag: string };

/** A layer with the origin of each of its values, by dotted path; a list is one value. */
export interface ConfigSource {
  readonly layer: ConfigLayer;
  readonly origins: ReadonlyMap<string, Origin>;
}
