import { readFileSync } from "node:fs";
import { arch, platform, versions } from "node:process";

/** Help as oclif renders it, made at build time for a few widths. */
type HelpPages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A page in the widest version that fits; the narrowest where none does. */
export function helpPage(root: string, id: string, columns: number | undefined): string {
  const pages = JSON.parse(readFileSync(`${root}dist/help.json`, "utf8")) as HelpPages;
  const page = pages[id] ?? pages[""] ?? {};
  const widths = Object.keys(page).map(Number);
  const fitting = widths.filter((width) => width <= (columns ?? 80));
  return page[String(fitting.length > 0 ? Math.max(...fitting) : Math.min(...widths))] ?? "";
}

export function versionLine(root: string): string {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string };
  return `archon-migrate/${version} ${platform}-${arch} node-v${versions.node}\n`;
}
