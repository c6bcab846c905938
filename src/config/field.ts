/** Text that must look a certain way; `pattern` is an ECMAScript expression, as JSON Schema wants it. */
export interface TextFormat {
  readonly pattern: string;
  /** What the pattern means, in a few words. */
  readonly means: string;
  /** UTF-16 units. */
  readonly maxLength: number;
}

export interface TextType {
  readonly is: "text";
  readonly format: TextFormat;
}

export type ScalarType =
  | TextType
  /** Both bounds are inclusive; `word` is the one text that may stand instead of a number. */
  | { readonly is: "integer"; readonly min: number; readonly max: number; readonly word?: string }
  | { readonly is: "boolean" }
  | { readonly is: "choice"; readonly values: readonly string[] }
  | { readonly is: "constant"; readonly value: string };

export type FieldType =
  | ScalarType
  | { readonly is: "texts"; readonly format: TextFormat }
  | { readonly is: "mapping" }
  /** A list of mappings; the keys of one are the fields whose path begins with this one's and `[]`. */
  | { readonly is: "mappings" };

/** One key of the configuration: validator, JSON Schema, documentation, variables and flags come from it. */
export interface Field {
  /** Dotted; `services[].port` is a key of every member of a list. */
  readonly path: string;
  readonly type: FieldType;
  readonly description: string;
  readonly required?: true;
  /** Name of the flag without its dashes; the variable's name follows from it. */
  readonly override?: string;
}

export const VARIABLE_PREFIX = "ARCHON_MIGRATE_";

/** `grace-seconds` → `ARCHON_MIGRATE_GRACE_SECONDS`. */
export function variableName(override: string): string {
  return VARIABLE_PREFIX + override.toUpperCase().replaceAll("-", "_");
}

/** What a type accepts, as short as it can be said. */
export function expectedOf(type: FieldType): string {
  switch (type.is) {
    case "text":
      return type.format.means;
    case "integer":
      return `${type.word === undefined ? "" : `${type.word} or `}integer ${type.min}..${type.max}`;
    case "boolean":
      return "true or false";
    case "choice":
      return type.values.join(", ");
    case "constant":
      return type.value;
    case "texts":
      return `list, each ${type.format.means}`;
    case "mapping":
      return "mapping";
    case "mappings":
      return "list of mappings";
  }
}
