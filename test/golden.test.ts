import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAll, YAML11_SCHEMA } from "js-yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { dockerfileFinder } from "../src/app/find-dockerfile.ts";
import { planMigration } from "../src/app/plan-migration.ts";
import type { Source } from "../src/app/source-filter.ts";
import type { ConfigSource } from "../src/config/layer.ts";
import { parseConfig } from "../src/config/parse-config.ts";
import { resolveConfig } from "../src/config/resolve-config.ts";
import type { Config } from "../src/core/config.ts";
import type { Edit } from "../src/core/edit.ts";
import { sha256, spliceBytes } from "../src/core/journal.ts";
import type { PlacedFinding, Plan } from "../src/core/plan.ts";
import { en } from "../src/locales/en.ts";
import { reportFinding } from "../src/printers/report.ts";

/**
 * One folder for each case, named by what it shows:
 * - `before/`: manifests as they are found, Dockerfiles beside them;
 * - `config.yaml` (where the case needs one): laid over `golden/config.yaml`, as that is over the profile;
 * - `after/`: each manifest as `apply --yes` leaves it, byte for byte;
 * - `findings.txt`: what `plan` says of `before/`, one line for each finding.
 *
 * `UPDATE_GOLDEN=1` rewrites the last two, `UPDATE_GOLDEN=findings` only the words; `-t a-sentence` keeps it to one case.
 * Read the difference before it is committed.
 */
const ROOT = fileURLToPath(new URL("golden", import.meta.url));
const UPDATE = process.env["UPDATE_GOLDEN"];
if (UPDATE && process.env["CI"]) throw new Error("UPDATE_GOLDEN in CI would make every case pass");

/** What `list-files.ts` takes for manifests when it is given a folder. */
const MANIFESTS = new Set([".json", ".yaml", ".yml"]);

const cases = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it("has at least 60 cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

describe.each(cases.map(({ name }) => name))("%s", (name) => {
  const folder = join(ROOT, name);
  const before = readManifests(join(folder, "before"));
  const config = readConfig(folder);
  const plan = planOver(before, config, folder);
  const written = before.map((source) => ({ ...source, bytes: spliceBytes(source.bytes, editsOf(plan, source)) }));
  const findings = plan.findings.map((finding) => `${findingLine(finding)}\n`).join("");

  beforeAll(() => {
    if (UPDATE === "1") writeAfter(folder, written);
    if (UPDATE) writeFileSync(join(folder, "findings.txt"), findings);
  });

  it("writes after/", () => {
    const after = readManifests(join(folder, "after"));
    expect(filesIn(join(folder, "after"))).toEqual(before.map(({ path }) => path));
    written.forEach(({ path, bytes }, i) => {
      const wanted = Buffer.from(after[i]?.bytes ?? []);
      // As text first: people can read that difference.
      expect(visible(bytes), path).toBe(visible(wanted));
      expect(bytes.equals(wanted), path).toBe(true);
    });
  });

  it("says findings.txt", () => {
    expect(findings).toBe(readFileSync(join(folder, "findings.txt"), "utf8"));
  });

  it("changes nothing the second time", () => {
    expect(planOver(readManifests(join(folder, "after")), config, folder).edits).toEqual([]);
  });

  it("leaves every byte outside its edits", () => {
    before.forEach((source, i) => expectUntouched(source.bytes, written[i]?.bytes as Buffer, editsOf(plan, source)));
  });

  it("is read by both parsers as before", () => {
    before.forEach(({ bytes, path }, i) => {
      const result = String(written[i]?.bytes);
      for (const count of [countByJsYaml, countByYaml]) expect(count(result), path).toEqual(count(String(bytes)));
    });
  });
});

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort();
}

function readManifests(folder: string): Source[] {
  const paths = filesIn(folder).filter((path) => MANIFESTS.has(extname(path)));
  return paths.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

function readConfig(folder: string): Config {
  const files = [join(ROOT, "config.yaml"), join(folder, "config.yaml")].filter(existsSync);
  return resolveConfig(files.map(readLayer)).config;
}

function readLayer(path: string): ConfigSource {
  const read = parseConfig(path, readFileSync(path, "utf8"));
  if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.problems)}`);
  return read;
}

/** As `manifest-command.ts` does it, in a folder of its own: Dockerfiles above the case do not exist. */
function planOver(sources: readonly Source[], config: Config, folder: string): Plan {
  const readText = (path: string): string | undefined => {
    const file = join(folder, "before", path);
    return isAbsolute(path) || path.startsWith("..") || !existsSync(file) ? undefined : readFileSync(file, "utf8");
  };
  return planMigration({ sources, config, dockerfile: dockerfileFinder(config, ".", readText), sha256 });
}

function editsOf(plan: Plan, { path }: Source): Edit[] {
  return plan.edits.filter(({ file }) => file === path);
}

/** `warning IMAGE_DIGEST pod.yaml:7:12 Pod/web server: …`; what a finding does not have is left out. */
function findingLine(finding: PlacedFinding): string {
  const { severity, code, file, line, column, object, message } = reportFinding(finding, en);
  const who = object ? ` ${object.kind}/${object.name}` : "";
  const container = object?.container === undefined ? "" : ` ${object.container}`;
  return `${severity} ${code} ${file}:${line}:${column}${who}${container}: ${message}`;
}

function writeAfter(folder: string, written: readonly Source[]): void {
  rmSync(join(folder, "after"), { recursive: true, force: true });
  for (const { path, bytes } of written) {
    const file = join(folder, "after", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** Line ends and marks that a terminal would swallow, made visible. */
function visible(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").replaceAll("\r", "␍").replaceAll("\uFEFF", "<BOM>");
}

/** Walks both files side by side by the edits alone; shares nothing with the code that splices. */
function expectUntouched(before: Uint8Array, after: Uint8Array, edits: readonly Edit[]): void {
  const [old, young] = [Buffer.from(before), Buffer.from(after)];
  let from = 0;
  let to = 0;
  for (const { offset, length, text } of [...edits].sort((a, b) => a.offset - b.offset)) {
    expect(offset).toBeGreaterThanOrEqual(from);
    const kept = offset - from;
    expect(young.subarray(to, to + kept).equals(old.subarray(from, offset))).toBe(true);
    const put = Buffer.from(text);
    expect(young.subarray(to + kept, to + kept + put.length).equals(put)).toBe(true);
    from = offset + length;
    to += kept + put.length;
  }
  expect(young.subarray(to).equals(old.subarray(from))).toBe(true);
}

/** The number of documents, or "unreadable"; what could be read before must be readable still. */
function countByJsYaml(text: string): number | "unreadable" {
  try {
    return loadAll(text, { schema: YAML11_SCHEMA, json: true }).length;
  } catch {
    return "unreadable";
  }
}

function countByYaml(text: string): number | "unreadable" {
  const documents = parseAllDocuments(text, { version: "1.1", merge: true, uniqueKeys: false, logLevel: "silent" });
  return documents.some(({ errors }) => errors.length > 0) ? "unreadable" : documents.length;
}
