import type { Json } from "../core/json.ts";
import { OVERRIDABLE, overrideLayer, type OverrideReading } from "./override-layer.ts";

/** The flags that lie over the configuration, as the command line hands them on. */
export interface ConfigFlags {
  readonly namespace?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly unknownUser?: string | undefined;
  /** Seconds. */
  readonly graceSeconds?: number | undefined;
  /** Seconds. */
  readonly drainSeconds?: number | undefined;
  readonly kubernetesVersion?: string | undefined;
}

/** The layer of the flags; undefined flags say nothing. */
export function flagLayer(flags: ConfigFlags): OverrideReading {
  const given = new Map<string, Json>();
  for (const [name, value] of Object.entries(flags) as [string, string | number | readonly string[] | undefined][]) {
    if (value !== undefined) given.set(name, typeof value === "object" ? [...value] : value);
  }
  return overrideLayer(
    OVERRIDABLE.flatMap((field) => {
      const value = given.get(camelCase(field.override));
      const flag = `--${field.override}`;
      return value === undefined ? [] : { field, origin: { kind: "flag", flag } as const, name: flag, value };
    }),
  );
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
