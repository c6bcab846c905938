import { loadAll, Schema, timestampTag, YAML11_SCHEMA } from "js-yaml";
import { parseAllDocuments } from "yaml";
import type { Plain } from "../../reference/plain.ts";
import type { Oracle } from "./oracle.ts";
import { splitDocuments } from "./split-documents.ts";

export interface ReadDocument {
  readonly value: Plain;
  readonly error?: string;
}

/** Reads files into documents; one of the three judges of meaning. */
export interface Reader {
  readonly name: string;
  read(files: readonly Buffer[]): ReadDocument[][];
}

// Both npm parsers misread 1:30 and 0o644 (decision 6), the same before and after.
const SCHEMA = new Schema(YAML11_SCHEMA.tags.filter((tag) => tag !== timestampTag));

export function readers(oracle: Oracle | undefined): Reader[] {
  const npm = [byPiece("js-yaml", readByJsYaml), byPiece("yaml", readByYaml)];
  return (oracle ? [...npm, byOracle(oracle)] : npm).map(remembering);
}

/** Most files are the same from one check to the next. */
function remembering({ name, read }: Reader): Reader {
  const known = new Map<string, ReadDocument[]>();
  return {
    name,
    read(files) {
      const keys = files.map((file) => file.toString("latin1"));
      const fresh = [...new Map(keys.map((key, i) => [key, files[i] as Buffer])).entries()].filter(
        ([key]) => !known.has(key),
      );
      const values = read(fresh.map(([, file]) => file));
      fresh.forEach(([key], i) => known.set(key, values[i] ?? []));
      return keys.map((key) => known.get(key) ?? []);
    },
  };
}

function byPiece(name: string, read: (text: string) => unknown[]): Reader {
  const readPiece = (text: string): ReadDocument => {
    try {
      const values = read(text);
      return values.length > 1 ? { value: null, error: "several documents in one" } : { value: plain(values[0]) };
    } catch (error) {
      return { value: null, error: String((error as Error).message).split("\n")[0] ?? "unreadable" };
    }
  };
  return {
    name,
    read: (files) => files.map((file) => splitDocuments(file.toString()).map(({ text }) => readPiece(text))),
  };
}

function readByJsYaml(text: string): unknown[] {
  return loadAll(text, { schema: SCHEMA, json: true });
}

function readByYaml(text: string): unknown[] {
  const documents = parseAllDocuments(text, {
    version: "1.1",
    merge: true,
    uniqueKeys: false,
    logLevel: "silent",
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:timestamp"),
  });
  const list = Array.isArray(documents) ? documents : [];
  for (const { errors } of list) if (errors[0]) throw errors[0];
  return list.map((document) => document.toJS({ maxAliasCount: -1 }) as unknown);
}

function byOracle(oracle: Oracle): Reader {
  return {
    name: "sigs.k8s.io/yaml",
    read: (files) =>
      oracle.parse(files).map(({ documents }) =>
        documents.map((value) => {
          const error =
            typeof value === "object" && value !== null && !Array.isArray(value) ? value["$error"] : undefined;
          return typeof error === "string" ? { value: null, error } : { value };
        }),
      ),
  };
}

/** A tree of plain values: aliases become copies, what JSON lacks becomes text. */
function plain(value: unknown): Plain {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map || value instanceof Set)
    return plain(Object.fromEntries([...value.entries()].map(([k, v]) => [String(k), v])));
  if (typeof value !== "object") return String(value as bigint);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
