import { parseImageRef } from "../core/image-ref.ts";
import type { Json } from "../core/json.ts";
import { expectedOf, type ScalarType, type TextType } from "./field.ts";
import { REPOSITORY } from "./formats.ts";
import { nearest } from "./nearest.ts";

/** Why a value is refused. */
export interface Objection {
  readonly kind: "wrong-type" | "out-of-range" | "not-one-of" | "bad-format" | "wrong-api-version" | "wrong-kind";
  readonly expected: string;
  /** What could stand there instead, as it would be written. */
  readonly suggestion?: string;
}

/** Judges one scalar; `written` is its text in the file. Undefined where nothing is wrong. */
export function judgeValue(type: ScalarType, value: Json, written: string): Objection | undefined {
  const expected = expectedOf(type);
  switch (type.is) {
    case "boolean":
      return typeof value === "boolean" ? undefined : { kind: "wrong-type", expected };
    case "integer":
      return judgeInteger(type, value, expected);
    case "text":
      return judgeText(type, value, written, expected);
    case "choice":
      return typeof value === "string" && type.values.includes(value)
        ? undefined
        : { kind: "not-one-of", expected, ...suggest(nearest(written, type.values)) };
    case "constant":
      if (value === type.value) return undefined;
      return { kind: type.value.includes("/") ? "wrong-api-version" : "wrong-kind", expected, suggestion: type.value };
  }
}

type IntegerType = Extract<ScalarType, { is: "integer" }>;

function judgeInteger(type: IntegerType, value: Json, expected: string): Objection | undefined {
  const { word, min, max } = type;
  if (word !== undefined && value === word) return undefined;
  if (typeof value === "string") {
    const meant = /^[0-9]+$/.test(value) ? value : word === undefined ? undefined : nearest(value, [word]);
    return { kind: "wrong-type", expected, ...suggest(meant) };
  }
  if (typeof value !== "number") return { kind: "wrong-type", expected };
  if (!Number.isInteger(value)) return { kind: "wrong-type", expected };
  return value >= min && value <= max ? undefined : { kind: "out-of-range", expected };
}

function judgeText(type: TextType, value: Json, written: string, expected: string): Objection | undefined {
  const { pattern, maxLength } = type.format;
  const fits = (text: string) => text.length <= maxLength && new RegExp(pattern, "u").test(text);
  if (typeof value === "string") {
    if (fits(value)) return undefined;
    const repository = type.format === REPOSITORY ? parseImageRef(value)?.repository : undefined;
    return { kind: "bad-format", expected, ...suggest(repository) };
  }
  // `1.30`, `on` and `8` are no texts to YAML: quotes make them so.
  const quotable = value !== null && typeof value !== "object" && fits(written);
  return { kind: "wrong-type", expected, ...suggest(quotable ? JSON.stringify(written) : undefined) };
}

function suggest(suggestion: string | undefined): { suggestion?: string } {
  return suggestion === undefined ? {} : { suggestion };
}
