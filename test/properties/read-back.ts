import { loadAll, Schema, timestampTag, YAML11_SCHEMA } from "js-yaml";
import { parseAllDocuments } from "yaml";
import type { Plain } from "../reference/plain.ts";

/** Kubernetes reads a date as a string (decision 6). */
const SCHEMA = new Schema(YAML11_SCHEMA.tags.filter((tag) => tag !== timestampTag));

/** Documents with content, as js-yaml reads them. @throws where it does not */
export function readByJsYaml(text: string): Plain[] {
  return withContent(loadAll(text, { schema: SCHEMA, json: true }));
}

/** The same by the package `yaml`. @throws where it does not */
export function readByYaml(text: string): Plain[] {
  const documents = parseAllDocuments(text, {
    version: "1.1",
    merge: true,
    uniqueKeys: false,
    logLevel: "silent",
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:timestamp"),
  });
  const list = Array.isArray(documents) ? documents : [];
  for (const { errors } of list) if (errors[0]) throw errors[0];
  return withContent(list.map((document) => document.toJS({ maxAliasCount: -1 }) as unknown));
}

function withContent(values: readonly unknown[]): Plain[] {
  return values.filter((value) => value !== null && value !== undefined) as Plain[];
}
