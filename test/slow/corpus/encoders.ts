import { isMap, type Plain } from "../../reference/plain.ts";

const IDENTIFIER = /^[A-Za-z][\w./-]*$/;
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** KYAML (KEP-5295): flow style throughout, quoted strings, trailing commas. */
export function encodeKyaml(value: Plain): string {
  return `---\n${kyaml(value, "")}\n`;
}

function kyaml(value: Plain, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) return kyamlList(value, indent);
  if (!isMap(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, each]) => `${inner}${kyamlKey(key)}: ${kyaml(each, inner)},\n`).join("")}${indent}}`;
}

function kyamlKey(key: string): string {
  return IDENTIFIER.test(key) && !RESERVED.test(key) ? key : JSON.stringify(key);
}

/** Brackets cuddle the braces of mappings; other members stand on lines of their own. */
function kyamlList(values: Plain[], indent: string): string {
  if (values.length === 0) return "[]";
  if (values.every((value) => isMap(value))) return `[${values.map((value) => kyaml(value, indent)).join(", ")}]`;
  const inner = `${indent}  `;
  return `[\n${values.map((value) => `${inner}${kyaml(value, inner)},\n`).join("")}${indent}]`;
}

const INDENTS = [2, 4, "\t", 0, 3];

/** JSON in one of several dresses, among them tabs and one single line. */
export function encodeJson(value: Plain, number: number): string {
  const indent = INDENTS[number % INDENTS.length] ?? 2;
  return JSON.stringify(value, null, indent) + (number % 2 === 0 ? "\n" : "");
}
