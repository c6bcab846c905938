import { isObject, sameJson, type Json, type JsonObject } from "../../core/json.ts";
import { API_VERSION, defaultOf, KIND } from "../fields.ts";
import { SCHEMA_ID } from "../json-schema.ts";
import { below, CONFIG_SHAPE, type Shape } from "../shape.ts";
import { writeEntry } from "../write-entry.ts";
import { draftProject, type ProjectDraft } from "./draft-project.ts";
import type { ProjectFacts } from "./project-facts.ts";

/**
 * A configuration for a project, as `init` writes it. Values that are the built-in profile's own
 * stand behind `#` without a space: taking the `#` away changes nothing.
 */
export function proposeConfig(facts: ProjectFacts): string {
  const draft = draftProject(facts);
  const value: JsonObject = { apiVersion: API_VERSION, kind: KIND, ...draft.value };
  const sections = [...CONFIG_SHAPE.children.values()].map((shape) => section(shape, value[shape.key], draft));
  return [...head(facts), ...sections.flat()].map((line) => `${line}\n`).join("");
}

function head({ composeFiles, manifests, dockerfiles }: ProjectFacts): string[] {
  const seen = [
    count(composeFiles.length, "Compose file"),
    count(manifests.length, "manifest"),
    count(dockerfiles.length, "Dockerfile"),
  ];
  return [
    `# yaml-language-server: $schema=${SCHEMA_ID}`,
    "# Configuration of archon-migrate, proposed by `archon-migrate init`",
    `# from ${seen.join(", ")}.`,
    "# Lines behind # without a space are the defaults.",
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function section(shape: Shape, value: Json | undefined, draft: ProjectDraft): string[] {
  const { key, field } = shape;
  if (field.type.is === "constant") return [`${key}: ${field.type.value}`];
  const lines = entry(shape, value, "", "");
  const remarks = (draft.remarks.get(key) ?? []).map((remark) => `# ${plainLine(remark)}`);
  return ["", `# ${field.description}`, ...remarks, ...lines];
}

/** Behind `#` where the value is the default, or was not found; a mapping only where all of it is. */
function entry(shape: Shape, value: Json | undefined, indent: string, parent: string): string[] {
  const path = below(parent, shape.key);
  const preset = defaultOf(path) ?? null;
  if (value === undefined || sameJson(value, preset)) return commented(shape, preset, indent, parent);
  if (shape.field.type.is !== "mapping" || !isObject(value)) {
    return writeEntry(shape, value, indent, parent).map(({ text }) => text);
  }
  const children = [...shape.children.values()];
  return [
    `${indent}${shape.key}:`,
    ...children.flatMap((child) => entry(child, value[child.key], `${indent}  `, path)),
  ];
}

function commented(shape: Shape, preset: Json, indent: string, parent: string): string[] {
  return writeEntry(shape, preset, indent, parent).map(({ text }) => text.replace(/^ */, "$&#"));
}

/** Names come from files: a line break in one would end the comment. */
function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF\uFFFE\uFFFF]/gu, "?");
}
