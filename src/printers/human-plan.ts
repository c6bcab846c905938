import { itemNumber, type ItemStatus } from "../core/items.ts";
import { hunksOf, type Hunk } from "../core/hunks.ts";
import type { Plan, PlanItem } from "../core/plan.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import { findingLines } from "./human-finding.ts";
import { paintDiff } from "./paint-diff.ts";
import { paint, printable, type Style } from "./style.ts";
import { padEnd, width, wrap } from "./wrap.ts";

const SYMBOLS: Readonly<Record<ItemStatus, string>> = {
  done: "✓",
  pending: "~",
  attention: "!",
  unknown: "?",
  skipped: "-",
};
const COLORS = { done: "green", pending: "yellow", attention: "red", unknown: "cyan", skipped: "dim" } as const;

export interface HumanPlanInput {
  readonly plan: Plan;
  /** Unified diffs, one for each changed file, Secrets masked. */
  readonly diffs: readonly string[];
  /** What the next command is, printed last. */
  readonly next: string;
  readonly include: readonly string[];
}

/** The plan as people read it: checklist, reasons and risks, diff, what comes next. */
export function humanPlan(input: HumanPlanInput, messages: Messages, style: Style): string {
  const { plan, diffs } = input;
  const reading = plan.findings.filter(({ check }) => check === undefined);
  const parts = [
    reading.flatMap((finding) => findingLines(finding, messages, style, "")),
    hasChecklist(plan) ? checklist(plan, messages, style) : nothingIncluded(input, messages, style),
    ...diffs.map((diff) => paintDiff(diff, style)),
    hasChecklist(plan) ? closing(input, messages, style) : [],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Whether there is anything to say item by item: an included image, or a finding about what could not be read as one. */
function hasChecklist(plan: Plan): boolean {
  return plan.summary.included || plan.findings.some(({ check }) => check !== undefined);
}

function nothingIncluded({ plan, include }: HumanPlanInput, messages: Messages, style: Style): string[] {
  const text = fill(messages.ui.nothingIncluded, { files: plan.summary.files, include: include.join(", ") });
  return wrap(text, style.columns);
}

function checklist(plan: Plan, messages: Messages, style: Style): string[] {
  const titles = plan.items.map(({ check }) => messages.items[check]);
  const column = Math.max(...titles.map(width));
  return [
    paint(style, "bold", messages.ui.checklist),
    ...plan.items.flatMap((item) => itemLines(plan, item, column, messages, style)),
  ];
}

function itemLines(plan: Plan, item: PlanItem, column: number, messages: Messages, style: Style): string[] {
  const hunks = hunksOf(plan.edits.filter(({ check }) => check === item.check));
  const count = hunks.length === 1 ? messages.ui.hunk : fill(messages.ui.hunks, { count: hunks.length });
  const symbol = style.plain ? "" : `${SYMBOLS[item.status]} `;
  const status = paint(style, COLORS[item.status], messages.statuses[item.status]);
  const title = messages.items[item.check];
  const narrow = column + 20 > style.columns;
  const head = `${symbol}${itemNumber(item.check)} ${narrow ? `${title}:` : padEnd(title, column + 1)} ${status}${hunks.length > 0 ? `, ${count}` : ""}`;
  return [
    head,
    ...reasonLines(hunks, messages, style),
    ...item.findings.flatMap((finding) => findingLines(finding, messages, style, "    ")),
  ];
}

/** Objects that share their reasons share a line. */
function reasonLines(hunks: readonly Hunk[], messages: Messages, style: Style): string[] {
  const byReason = Map.groupBy(hunks, ({ edits }) => {
    const reasons = edits.map(({ reason }) => fill(messages.reasons[reason.code], reason.params));
    return [...new Set(reasons)].join("; ");
  });
  return [...byReason].flatMap(([reasons, sharing]) => {
    const names = sharing.map(({ object }) => `${object.kind}/${object.name}`).join(", ");
    return wrap(printable(`    ${names}: ${reasons}`), style.columns, "      ");
  });
}

function closing({ plan, next }: HumanPlanInput, messages: Messages, style: Style): string[] {
  const { edits, hunks, changedFiles } = plan.summary;
  const left = plan.findings.filter(({ severity }) => severity !== "info").length;
  const nothing = left > 0 ? messages.ui.nothingToPropose : messages.ui.nothingToDo;
  const summary =
    edits === 0
      ? nothing
      : `${fill(messages.ui.planSummary, { edits, hunks, files: changedFiles })} ${messages.ui.planUnwritten}`;
  return [
    ...wrap(summary, style.columns),
    ...(left > 0 ? wrap(`${left} ${messages.ui.findingsLeft}.`, style.columns) : []),
    ...(next === "" ? [] : [`${messages.ui.next} ${paint(style, "bold", printable(next))}`]),
  ];
}
