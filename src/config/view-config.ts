import type { Config } from "../core/config.ts";
import type { JsonObject } from "../core/json.ts";
import { API_VERSION, KIND } from "./fields.ts";
import type { Origin } from "./layer.ts";
import { CONFIG_SHAPE } from "./shape.ts";
import { writeEntry, type ConfigLine } from "./write-entry.ts";

/** Comments of longer lines follow right behind them: one long list must not push all others out of sight. */
const WIDEST = 56;

/** A configuration as a file that would bring it about; with `withOrigin` each value says where it comes from. */
export function viewConfig(
  config: Config,
  origins: ReadonlyMap<string, Origin>,
  { withOrigin }: { readonly withOrigin: boolean },
): string {
  const value: JsonObject = { apiVersion: API_VERSION, kind: KIND, ...(config as unknown as JsonObject) };
  const lines = [...CONFIG_SHAPE.children.values()].flatMap((shape) => writeEntry(shape, value[shape.key] ?? null, ""));
  const width = Math.max(...lines.map(({ text }) => (text.length > WIDEST ? 0 : text.length)));
  return lines.map((line) => `${withOrigin ? withComment(line, origins, width) : line.text}\n`).join("");
}

function withComment({ text, path }: ConfigLine, origins: ReadonlyMap<string, Origin>, width: number): string {
  const origin = path === undefined ? undefined : origins.get(path);
  return origin ? `${text.padEnd(width)}  # from ${describeOrigin(origin)}` : text;
}

/** Where a value comes from, on one line. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case "default":
      return "the built-in profile";
    case "file":
      // A line break in a file's name would end the comment.
      return `${origin.path.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "?")}:${origin.line}`;
    case "environment":
      return origin.variable;
    case "flag":
      return origin.flag;
  }
}
