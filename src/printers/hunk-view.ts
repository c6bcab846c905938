import type { Hunk } from "../core/hunks.ts";
import { itemNumber, type CheckId } from "../core/items.ts";
import type { ObjectRef } from "../core/manifest.ts";
import type { PlacedFinding, Plan, PlanItem } from "../core/plan.ts";
import { isBlocked, type Walk } from "../core/walk.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import { findingLines } from "./human-finding.ts";
import { paintDiff } from "./paint-diff.ts";
import { paint, printable, type Style } from "./style.ts";
import { padEnd, width, wrap } from "./wrap.ts";

export interface AskedHunk {
  readonly plan: Plan;
  readonly walk: Walk;
  readonly hunk: Hunk;
  readonly diff: string;
}

/** Before the first hunk: what concerns no hunk of any item, so that it would not be seen on the way. */
export function walkOpening(plan: Plan, messages: Messages, style: Style): string[] {
  const walked = new Set(plan.edits.map(({ check }) => check));
  const aside = plan.items.filter(({ check }) => !walked.has(check));
  const general = plan.findings.filter(({ check }) => check === undefined);
  return [...findings(general, messages, style), ...aside.flatMap((item) => asideLines(item, messages, style))];
}

/** An item without hunks has its say only where a person must act. */
function asideLines(item: PlanItem, messages: Messages, style: Style): string[] {
  const grave = item.findings.filter(({ severity }) => severity !== "info");
  if (grave.length === 0) return [];
  const title = `${itemTitle(item.check, messages)}: ${messages.statuses[item.status]}`;
  return ["", ...heading(title, style), ...findings(grave, messages, style)];
}

/** What an item has to say of objects that it changes nothing in. */
export function itemIntro(plan: Plan, walk: Walk, messages: Messages, style: Style): string[] {
  const check = walk.hunks[walk.at]?.check;
  const own = walk.hunks.filter((hunk) => hunk.check === check);
  const item = plan.items.find((other) => other.check === check);
  const rest = (item?.findings ?? []).filter(
    ({ object }) => !object || !own.some((hunk) => sameObject(hunk.object, object)),
  );
  return rest.length === 0 || !item
    ? []
    : ["", ...heading(itemTitle(item.check, messages), style), ...findings(rest, messages, style)];
}

/** One hunk as it is asked about: item, object, reasons, risks, what it needs, and its diff. */
export function hunkLines({ plan, walk, hunk, diff }: AskedHunk, messages: Messages, style: Style): string[] {
  const progress = `(${walk.at + 1}/${walk.hunks.length}) ${itemTitle(hunk.check, messages)}`;
  const reasons = new Set(hunk.edits.map(({ reason }) => fill(messages.reasons[reason.code], reason.params)));
  const item = plan.items.find(({ check }) => check === hunk.check);
  const own = (item?.findings ?? []).filter(({ object }) => object && sameObject(object, hunk.object));
  return [
    "",
    ...heading(progress, style),
    ...wrap(printable(`  ${ownerOf(hunk)}, ${hunk.object.file}`), style.columns, "    "),
    ...[...reasons].flatMap((reason) => wrap(printable(`  ${reason}`), style.columns, "    ")),
    ...findings(own, messages, style),
    ...standing(walk, hunk, messages, style),
    ...paintDiff(diff, style).slice(2),
  ];
}

/** Each line of the help begins with its key: those that would do nothing here are left out. */
export function keyHelp(keys: readonly string[], messages: Messages, style: Style): string[] {
  const lines = messages.ui.walkHelp.split("\n").filter((line) => [...keys, "?"].includes(line.charAt(0)));
  return lines.flatMap((line) => wrap(line, style.columns, "    "));
}

/** What the hunk needs, and what was decided before. */
function standing(walk: Walk, hunk: Hunk, { ui, items }: Messages, style: Style): string[] {
  const needed = walk.hunks.filter(({ id }) => hunk.requires.includes(id));
  const what = needed.map(
    (other) => `${itemNumber(other.check)} ${items[other.check]} (${decisionOf(walk, other.id, ui)})`,
  );
  const decided = walk.decisions.has(hunk.id);
  const lines = [
    ...(what.length > 0 ? [fill(ui.walkRequires, { what: [...new Set(what)].join(", ") })] : []),
    ...(decided ? [fill(ui.walkSoFar, { decision: decisionOf(walk, hunk.id, ui) })] : []),
    ...(isBlocked(walk, hunk) ? [ui.walkBlocked] : []),
  ];
  return lines.flatMap((line) => wrap(printable(`  ${line}`), style.columns, "    "));
}

/** The checklist as it was decided, before anything is written. */
export function walkSummary(plan: Plan, walk: Walk, messages: Messages, style: Style): string[] {
  const titles = plan.items.map(({ check }) => messages.items[check]);
  const column = Math.max(...titles.map(width)) + 1;
  const rows = plan.items.flatMap(({ check, status }) => {
    const hunks = walk.hunks.filter((hunk) => hunk.check === check);
    const result = hunks.length === 0 ? messages.statuses[status] : countsOf(walk, hunks, messages.ui);
    const narrow = column + 30 > style.columns;
    const title = narrow ? `${messages.items[check]}:` : padEnd(messages.items[check], column);
    // Only the narrow form may be broken: wrapping would fold the column's blanks.
    const row = `  ${itemNumber(check)} ${title} ${result}`;
    return narrow ? wrap(row, style.columns, "    ") : [row];
  });
  return ["", ...heading(messages.ui.checklist, style), ...rows, ""];
}

function countsOf(walk: Walk, hunks: readonly Hunk[], ui: Messages["ui"]): string {
  const words = hunks.map(({ id }) => decisionOf(walk, id, ui));
  const counts = [ui.walkAccepted, ui.walkRejected, ui.walkUndecided].map((word) => ({
    word,
    count: words.filter((other) => other === word).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(", ");
}

function decisionOf(walk: Walk, id: string, ui: Messages["ui"]): string {
  const words = { accepted: ui.walkAccepted, rejected: ui.walkRejected };
  const decision = walk.decisions.get(id);
  return decision ? words[decision] : ui.walkUndecided;
}

function itemTitle(check: CheckId, messages: Messages): string {
  return fill(messages.ui.walkItem, { number: itemNumber(check), title: messages.items[check] });
}

/** A part of a split hunk is named after its container; the one without is the pod's own. */
function ownerOf(hunk: Hunk): string {
  const { kind, namespace, name } = hunk.object;
  const part = hunk.id.includes("#") ? ` ${hunk.edits[0]?.container ?? "pod"}` : "";
  return `${kind}/${name}${part}${namespace === undefined ? "" : ` (${namespace})`}`;
}

function heading(text: string, style: Style): string[] {
  return wrap(printable(text), style.columns, "  ").map((line) => paint(style, "bold", line));
}

function findings(list: readonly PlacedFinding[], messages: Messages, style: Style): string[] {
  return list.flatMap((finding) => findingLines(finding, messages, style, "  "));
}

function sameObject(a: ObjectRef, b: ObjectRef): boolean {
  return a.file === b.file && a.index === b.index;
}
