import { ARCHON_PROFILE } from "../core/archon-profile.ts";
import type { Config } from "../core/config.ts";
import { isObject, type Json, type JsonObject } from "../core/json.ts";
import type { ConfigSource, Origin } from "./layer.ts";
import { below, CONFIG_SHAPE, type Shape } from "./shape.ts";

export interface ResolvedConfig {
  readonly config: Config;
  /** Where each value comes from, by dotted path; a list is one value. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Lays sources over the built-in profile, the later over the earlier. Mappings merge, lists replace. */
export function resolveConfig(sources: readonly ConfigSource[]): ResolvedConfig {
  const origins = new Map<string, Origin>();
  let value = overlay({}, ARCHON_PROFILE as unknown as JsonObject, CONFIG_SHAPE, "", (path) => {
    origins.set(path, { kind: "default" });
  });
  for (const source of sources) {
    value = overlay(value, source.layer as JsonObject, CONFIG_SHAPE, "", (path) => {
      const origin = source.origins.get(path);
      if (origin) origins.set(path, origin);
    });
  }
  return { config: value as unknown as Config, origins };
}

function overlay(
  base: JsonObject,
  layer: JsonObject,
  shape: Shape,
  at: string,
  taken: (path: string) => void,
): JsonObject {
  const result: JsonObject = { ...base };
  for (const [key, child] of shape.children) {
    const value: Json | undefined = layer[key];
    if (value === undefined) continue;
    const path = below(at, key);
    if (child.field.type.is === "mapping") {
      const former = result[key];
      result[key] = overlay(isObject(former) ? former : {}, value as JsonObject, child, path, taken);
    } else {
      result[key] = value;
      taken(path);
    }
  }
  return result;
}
