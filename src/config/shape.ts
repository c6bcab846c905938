import type { Field } from "./field.ts";
import { FIELDS } from "./fields.ts";

/** A field with the fields below it: the keys of a mapping, or of each member of a list of mappings. */
export interface Shape {
  readonly field: Field;
  /** Key inside the parent; empty for the whole document. */
  readonly key: string;
  readonly children: ReadonlyMap<string, Shape>;
}

const ROOT: Field = { path: "", type: { is: "mapping" }, description: "Configuration of archon-migrate." };

/** The whole document. */
export const CONFIG_SHAPE: Shape = shapeOf(ROOT);

function shapeOf(field: Field): Shape {
  const prefix = field.path === "" ? "" : `${field.path}${field.type.is === "mappings" ? "[]" : ""}.`;
  const children = new Map<string, Shape>();
  for (const other of FIELDS) {
    const key = other.path.startsWith(prefix) ? other.path.slice(prefix.length) : "";
    if (key !== "" && !/[.[]/.test(key)) children.set(key, shapeOf(other));
  }
  return { field, key: field.path.split(".").at(-1) ?? "", children };
}

/** The path of a key below `parent`. */
export function below(parent: string, key: string): string {
  return parent === "" ? key : `${parent}.${key}`;
}
