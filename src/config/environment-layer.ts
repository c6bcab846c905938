import type { Json } from "../core/json.ts";
import { VARIABLE_PREFIX, variableName, type Field } from "./field.ts";
import { nearest } from "./nearest.ts";
import { OVERRIDABLE, overrideLayer, type OverrideReading } from "./override-layer.ts";

/** A variable of our prefix that means nothing; it is ignored. */
export interface UnknownVariable {
  readonly variable: string;
  readonly suggestion?: string;
}

export interface EnvironmentReading extends OverrideReading {
  readonly warnings: readonly UnknownVariable[];
}

/** Variables that the command line reads before there is a configuration. */
export const COMMAND_LINE_VARIABLES = ["ARCHON_MIGRATE_CONFIG", "ARCHON_MIGRATE_LANG"] as const;

/** The layer of `ARCHON_MIGRATE_*`; an empty variable counts as unset, lists are separated by commas. */
export function environmentLayer(env: Readonly<Record<string, string | undefined>>): EnvironmentReading {
  const overrides = OVERRIDABLE.flatMap((field) => {
    const variable = variableName(field.override);
    const text = env[variable]?.trim();
    if (!text) return [];
    return { field, origin: { kind: "environment", variable } as const, name: variable, value: valueOf(field, text) };
  });
  return { ...overrideLayer(overrides), warnings: unknownVariables(env) };
}

/** A number only where nothing else was meant: `0x10` and `5s` stay texts, and are refused as such. */
function valueOf({ type }: Field, text: string): Json {
  if (type.is === "integer" && /^-?[0-9]+$/.test(text)) return Number(text);
  if (type.is !== "texts") return text;
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function unknownVariables(env: Readonly<Record<string, string | undefined>>): UnknownVariable[] {
  const known: string[] = [...OVERRIDABLE.map(({ override }) => variableName(override)), ...COMMAND_LINE_VARIABLES];
  const short = known.map((name) => name.slice(VARIABLE_PREFIX.length));
  return Object.keys(env)
    .filter((name) => name.startsWith(VARIABLE_PREFIX) && !known.includes(name))
    .toSorted()
    .map((variable) => {
      const near = nearest(variable.slice(VARIABLE_PREFIX.length), short);
      return { variable, ...(near !== undefined && { suggestion: VARIABLE_PREFIX + near }) };
    });
}
