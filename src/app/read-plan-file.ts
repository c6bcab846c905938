import { CHECK_IDS, type CheckId, type ItemNumber } from "../core/items.ts";
import type { Edit } from "../core/edit.ts";
import { MigrateError } from "../core/errors.ts";
import { isObject, type Json, type JsonObject } from "../core/json.ts";
import type { Plan, PlanFile } from "../core/plan.ts";
import { allowedSubset } from "../core/hunks.ts";
import { SCHEMA_VERSION } from "../core/schema-version.ts";

export interface SavedPlan {
  readonly plan: Plan;
  /** Edits that fell out with one that they require. */
  readonly dropped: readonly Edit[];
}

/**
 * Reads a plan that `plan --out` saved; anyone may have written to it since.
 * Edits whose requirements were taken out fall out with them (decision 2).
 * @throws MigrateError PLAN_INVALID, PLAN_VERSION
 */
export function readPlanFile(path: string, text: string): SavedPlan {
  const fail = (reason: string): never => {
    throw new MigrateError("PLAN_INVALID", { params: { path, reason } });
  };
  const value = parseJson(text) ?? fail("it is not JSON");
  if (!isObject(value) || typeof value["schemaVersion"] !== "string") return fail("schemaVersion is missing");
  if (value["schemaVersion"] !== SCHEMA_VERSION) {
    const params = { path, found: value["schemaVersion"], expected: SCHEMA_VERSION };
    throw new MigrateError("PLAN_VERSION", { params });
  }
  const files = list(value["files"], planFile) ?? fail("files[] is missing or damaged");
  const edits = list(value["edits"], savedEdit) ?? fail("edits[] is missing or damaged");
  const known = new Set(files.map((file) => file.path));
  if (edits.some(({ file }) => !known.has(file))) return fail("an edit names a file that files[] lacks");
  if (new Set(edits.map(({ id }) => id)).size < edits.length) return fail("two edits have one id");
  const allowed = allowedSubset(edits, new Set(edits.map(({ id }) => id)));
  const changed = new Set(allowed.map(({ file }) => file)).size;
  const counts = { files: files.length, workloads: 0, containers: 0, edits: allowed.length, hunks: 0 };
  const plan: Plan = {
    items: [],
    findings: [],
    files,
    edits: allowed,
    summary: { ...counts, changedFiles: changed, included: true },
  };
  const kept = new Set(allowed);
  return { plan, dropped: edits.filter((edit) => !kept.has(edit)) };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function list<T>(value: Json | undefined, read: (item: JsonObject) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (isObject(item) ? read(item) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function planFile({ path, sha256, bytes }: JsonObject): PlanFile | undefined {
  if (typeof path !== "string" || typeof sha256 !== "string" || typeof bytes !== "number") return undefined;
  return { path, sha256, bytes };
}

function savedEdit(edit: JsonObject): Edit | undefined {
  const { id, file, offset, length, text, item, object, requires, reason } = edit;
  const check = typeof item === "number" ? CHECK_IDS[item - 1] : undefined;
  if (typeof id !== "string" || typeof file !== "string" || typeof text !== "string" || !check) return undefined;
  if (!isCount(offset) || !isCount(length) || !isObject(object) || !isStrings(requires)) return undefined;
  return {
    ...{ id, file, offset, length, text, item: item as ItemNumber, check: check as CheckId, requires },
    object: { file, index: Number(object["index"] ?? 0), kind: String(object["kind"]), name: String(object["name"]) },
    ...(typeof object["container"] === "string" && { container: object["container"] }),
    reason: { code: "AS_PLANNED", params: { reason: typeof reason === "string" ? reason : "" } },
  };
}

function isCount(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isStrings(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
