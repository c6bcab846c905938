import type { JsonObject } from "../core/json.ts";
import type { FieldType, TextFormat } from "./field.ts";
import { defaultOf } from "./fields.ts";
import { CONFIG_SHAPE, type Shape } from "./shape.ts";

export const SCHEMA_ID = "https://archon-migrate.dev/schemas/config.schema.json";

/** The JSON Schema (2020-12) of a configuration file. Only the uniqueness of names is beyond it. */
export function configSchema(): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: SCHEMA_ID,
    title: "Configuration of archon-migrate",
    ...objectSchema(CONFIG_SHAPE),
    type: "object",
  };
}

function schemaOf(shape: Shape): JsonObject {
  const { field } = shape;
  const value = field.type.is === "mapping" ? undefined : defaultOf(field.path);
  return {
    description: field.description,
    ...(field.type.is === "mapping" ? objectSchema(shape) : typeSchema(field.type, shape)),
    ...(value !== undefined && { default: value }),
  };
}

/** A mapping without keys is null in YAML, and says nothing. */
function objectSchema(shape: Shape): JsonObject {
  const required = [...shape.children.values()].filter(({ field }) => field.required).map(({ key }) => key);
  return {
    type: ["object", "null"],
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries([...shape.children.values()].map((child) => [child.key, schemaOf(child)])),
  };
}

function typeSchema(type: FieldType, shape: Shape): JsonObject {
  switch (type.is) {
    case "text":
      return textSchema(type.format);
    case "texts":
      return { type: "array", items: textSchema(type.format) };
    case "integer": {
      const integer = { type: "integer", minimum: type.min, maximum: type.max };
      return type.word === undefined ? integer : { anyOf: [{ const: type.word }, integer] };
    }
    case "boolean":
      return { type: "boolean" };
    case "choice":
      return { enum: [...type.values] };
    case "constant":
      return { const: type.value };
    case "mapping":
      return objectSchema(shape);
    case "mappings":
      return { type: "array", items: { ...objectSchema(shape), type: "object" } };
  }
}

function textSchema({ pattern, maxLength }: TextFormat): JsonObject {
  return { type: "string", pattern, maxLength };
}
