import { isObject, type Json } from "../core/json.ts";
import { inlineFlow, scalarText } from "../yaml/render.ts";
import type { DocumentStyle } from "../yaml/style.ts";
import { below, type Shape } from "./shape.ts";

/** One line of a configuration; `path` where a value stands on it. */
export interface ConfigLine {
  readonly text: string;
  readonly path?: string;
}

const STYLE: DocumentStyle = {
  step: 2,
  flowIndent: "  ",
  dash: 2,
  flowLists: true,
  quotedKeys: false,
  quotedStrings: false,
  padded: false,
  tight: false,
  trailingComma: false,
};

/**
 * A key with its value, as lines of a block mapping. Mappings of the document nest;
 * those of a service, and those that have but one key below the top, stay on one line.
 */
export function writeEntry(shape: Shape, value: Json, indent: string, parent = ""): ConfigLine[] {
  const { key } = shape;
  const path = below(parent, key);
  if (shape.field.type.is === "mappings" && Array.isArray(value) && value.length > 0) {
    return [{ text: `${indent}${key}:`, path }, ...value.flatMap((item) => writeItem(shape, item, `${indent}  `))];
  }
  if (shape.field.type.is !== "mapping" || !isObject(value)) {
    return [{ text: `${indent}${key}: ${inlineFlow(value, STYLE)}`, path }];
  }
  const [only] = shape.children.values();
  if (parent !== "" && only && shape.children.size === 1) {
    return [{ text: `${indent}${key}: ${inlineFlow(value, STYLE)}`, path: below(path, only.key) }];
  }
  const lines = [...shape.children.values()].flatMap((child) => {
    const item = value[child.key];
    return item === undefined ? [] : writeEntry(child, item, `${indent}  `, path);
  });
  return [{ text: `${indent}${key}:` }, ...lines];
}

function writeItem(shape: Shape, item: Json, indent: string): ConfigLine[] {
  const keys = isObject(item) ? [...shape.children.keys()].filter((key) => item[key] !== undefined) : [];
  return keys.map((key, i) => ({
    text: `${indent}${i === 0 ? "- " : "  "}${scalarText(key)}: ${inlineFlow((item as { [key: string]: Json })[key] ?? null, STYLE)}`,
  }));
}
