import { expectedOf, variableName } from "./field.ts";
import { defaultOf, FIELDS } from "./fields.ts";
import { OVERRIDABLE } from "./override-layer.ts";

/** Every key as rows of a Markdown table. */
export function fieldTable(): string {
  const rows = FIELDS.filter(({ type }) => type.is !== "mapping").map(({ path, type, required, description }) => {
    const value = path === "services" ? undefined : defaultOf(path);
    const preset = value === undefined ? (required ? "required" : "") : code(JSON.stringify(value));
    return `| \`${path}\` | ${cell(expectedOf(type))} | ${preset} | ${cell(description)} |`;
  });
  return ["| key | value | built-in profile | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** The keys that variables and flags can set. */
export function overrideTable(): string {
  const rows = OVERRIDABLE.map(({ path, override, type }) => {
    const value = type.is === "texts" ? `${type.format.means}; separated by commas` : expectedOf(type);
    return `| \`${path}\` | \`--${override}\` | \`${variableName(override)}\` | ${cell(value)} |`;
  });
  return ["| key | flag | variable | value |", "|---|---|---|---|", ...rows].join("\n");
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
