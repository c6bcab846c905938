import type { Json, JsonObject } from "../core/json.ts";
import type { OverrideProblem } from "./config-problem.ts";
import type { Field, ScalarType } from "./field.ts";
import { FIELDS } from "./fields.ts";
import { judgeValue } from "./judge-value.ts";
import type { ConfigLayer, ConfigSource, Origin } from "./layer.ts";

/** One setting from outside the file, before it is judged. */
export interface Override {
  readonly field: Field;
  readonly origin: Origin;
  /** Name of the variable or flag. */
  readonly name: string;
  readonly value: Json;
}

export interface OverrideReading extends ConfigSource {
  readonly problems: readonly OverrideProblem[];
}

/** The fields that variables and flags can set. */
export const OVERRIDABLE = FIELDS.filter(
  (field): field is Field & { override: string } => field.override !== undefined,
);

/** A layer of those settings that are right, and what is wrong with the others. */
export function overrideLayer(overrides: readonly Override[]): OverrideReading {
  const layer: JsonObject = {};
  const origins = new Map<string, Origin>();
  const problems: OverrideProblem[] = [];
  for (const { field, origin, name, value } of overrides) {
    const found = judge(field, value);
    if (found.length > 0) {
      problems.push(...found.map((problem) => ({ ...problem, name })));
      continue;
    }
    place(layer, field.path.split("."), value);
    origins.set(field.path, origin);
  }
  return { layer: layer as ConfigLayer, origins, problems };
}

function judge({ type }: Field, value: Json): Omit<OverrideProblem, "name">[] {
  const isList = type.is === "texts";
  const scalar: ScalarType = isList ? { is: "text", format: type.format } : (type as ScalarType);
  const values = isList && Array.isArray(value) ? value : [value];
  return values.flatMap((one) => {
    const objection = judgeValue(scalar, one, String(one));
    return objection ? { ...objection, value: String(one) } : [];
  });
}

function place(target: JsonObject, [first = "", ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) target[first] = value;
  else place((target[first] ??= {}) as JsonObject, rest, value);
}
