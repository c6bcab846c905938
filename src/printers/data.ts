import { dump } from "js-yaml";
import { printable } from "./style.ts";
import type { PlanReport } from "./report.ts";

export const PLAN_FORMATS = ["json", "yaml", "name"] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** YAML that any reader takes back as the same data. */
export function printYaml(value: unknown): string {
  return dump(JSON.parse(JSON.stringify(value)), { lineWidth: -1, noRefs: true });
}

/** `kind/name` of every object that an edit touches, as kubectl's -o name. */
export function printNames(report: PlanReport): string {
  const names = new Set(report.edits.map(({ object }) => `${object.kind.toLowerCase()}/${object.name}`));
  return [...names].map((name) => `${printable(name)}\n`).join("");
}

export function printPlan(report: PlanReport, format: PlanFormat): string {
  if (format === "json") return printJson(report);
  return format === "yaml" ? printYaml(report) : printNames(report);
}
