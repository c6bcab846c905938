import type { Edit } from "../core/edit.ts";
import { itemNumber, type CheckId, type ItemNumber, type ItemStatus } from "../core/items.ts";
import type { ObjectRef } from "../core/manifest.ts";
import type { PlacedFinding, Plan } from "../core/plan.ts";
import { SCHEMA_VERSION } from "../core/schema-version.ts";
import { fill, findingWords } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";

export interface ReportObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly container?: string;
}

export interface ReportFinding {
  readonly code: string;
  readonly severity: string;
  readonly item?: ItemNumber;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly object?: ReportObject;
  readonly message: string;
  readonly remedy: string;
}

export interface ReportItem {
  readonly number: ItemNumber;
  readonly id: CheckId;
  readonly title: string;
  readonly status: ItemStatus;
  readonly findings: readonly ReportFinding[];
}

export interface ReportEdit {
  readonly id: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly item: ItemNumber;
  readonly object: ReportObject & { readonly index: number };
  readonly reason: string;
  readonly requires: readonly string[];
}

/** The common envelope (decision 1) as `plan` and `apply` fill it. */
export interface PlanReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly command: string;
  readonly items: readonly ReportItem[];
  readonly findings: readonly ReportFinding[];
  readonly files: Plan["files"];
  readonly edits: readonly ReportEdit[];
  readonly summary: Plan["summary"];
}

/** A plan in words and numbers, ready to be printed as data. */
export function planReport(plan: Plan, command: string, messages: Messages): PlanReport {
  const worded = new Map(plan.findings.map((finding) => [finding, reportFinding(finding, messages)]));
  const items = plan.items.map((item) => ({
    number: itemNumber(item.check),
    id: item.check,
    title: messages.items[item.check],
    status: item.status,
    findings: item.findings.flatMap((finding) => worded.get(finding) ?? []),
  }));
  return {
    schemaVersion: SCHEMA_VERSION,
    command,
    items,
    findings: [...worded.values()],
    files: plan.files,
    edits: plan.edits.map((edit) => reportEdit(edit, messages)),
    summary: plan.summary,
  };
}

export function reportFinding(finding: PlacedFinding, messages: Messages): ReportFinding {
  const { code, severity, check, file, line, column, object, container } = finding;
  return {
    code,
    severity,
    ...(check && { item: itemNumber(check) }),
    file,
    line,
    column,
    ...(object && { object: objectOf(object, container) }),
    ...findingWords(finding, messages),
  };
}

function objectOf({ kind, namespace, name }: ObjectRef, container?: string): ReportObject {
  return {
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
    ...(container !== undefined && { container }),
  };
}

function reportEdit(edit: Edit, messages: Messages): ReportEdit {
  const { id, file, offset, length, text, item, object, container, reason, requires } = edit;
  return {
    id,
    file,
    offset,
    length,
    text,
    item,
    object: { ...objectOf(object, container), index: object.index },
    reason: fill(messages.reasons[reason.code], reason.params),
    requires,
  };
}
