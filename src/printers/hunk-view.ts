import type { Hunk } from "../core/hunks.ts";
import { itemNumber } from "../core/items.ts";
import type { Plan } from "../core/plan.ts";
import type { Walk } from "../core/walk.ts";
import { fill } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import { findingLines } from "./human-finding.ts";
import { paintDiff } from "./paint-diff.ts";
import { paint, printable, type Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** The head of an item on the walk: its title and what it cannot do by itself. */
export function itemIntro(plan: Plan, hunk: Hunk, messages: Messages, style: Style): string[] {
  const title = messages.items[hunk.check];
  const item = plan.items.find(({ check }) => check === hunk.check);
  return [
    "",
    paint(style, "bold", fill(messages.ui.walkItem, { number: itemNumber(hunk.check), title })),
    ...(item?.findings ?? []).flatMap((finding) => findingLines(finding, messages, style, "  ")),
  ];
}

/** One hunk as it is asked about: whose it is, why, what it needs, and its diff. */
export function hunkLines(walk: Walk, hunk: Hunk, diff: string, messages: Messages, style: Style): string[] {
  const { kind, namespace, name } = hunk.object;
  const container = hunk.id.includes("#") ? ` ${hunk.edits[0]?.container ?? "pod"}` : "";
  const owner = `${kind}/${name}${container}${namespace === undefined ? "" : ` (${namespace})`}`;
  const reasons = new Set(hunk.edits.map(({ reason }) => fill(messages.reasons[reason.code], reason.params)));
  const needed = walk.hunks.filter(({ id }) => hunk.requires.includes(id));
  const needs = needed.map(({ check }) => `${itemNumber(check)} ${messages.items[check]}`);
  return [
    "",
    ...wrap(printable(`(${walk.at + 1}/${walk.hunks.length}) ${owner}: ${[...reasons].join("; ")}`), style.columns, "  "),
    ...(needs.length > 0 ? wrap(`  ${fill(messages.ui.walkRequires, { what: [...new Set(needs)].join(", ") })}`, style.columns, "    ") : []),
    ...paintDiff(diff, style).slice(2),
  ];
}

