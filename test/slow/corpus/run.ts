// npm run test:corpus — judges the product on public files, by its output alone.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { probeMeaning } from "../../../src/checks/probe-command/probe-meaning.ts";
import { knownBaseUser } from "../../../src/dockerfile/known-bases.ts";
import { CORPUS_CONFIG, type ReferenceConfig } from "../../reference/reference-config.ts";
import { checkSubset, seeded } from "./check-subsets.ts";
import { checkVariant, planToFile, type Judges, type VariantResult } from "./check-variant.ts";
import { corpusFiles, withCrlf, withLf } from "./corpus-files.ts";
import { mutations, withLiteralImages } from "./mutations.ts";
import { buildOracle, type Oracle } from "./oracle.ts";
import type { PlanDocument } from "./plan-document.ts";
import { readers } from "./readers.ts";
import { exitStatus, newReport, print, printReport, type Report } from "./report.ts";
import type { Files } from "./workspace.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SUBSETS = Number(process.env["CORPUS_SUBSETS"] ?? 50);
const ONLY = process.env["CORPUS_ONLY"];

const corpus = process.env["ARCHON_CORPUS"] ?? join(ROOT, "../shared/corpus");
if (existsSync(join(corpus, "manifests"))) main();
else print(`SKIPPED no corpus at ${corpus}; set ARCHON_CORPUS\n0 passed, 0 failed`);

function main(): void {
  const report = newReport();
  const root = mkdtempSync(join(tmpdir(), "archon-corpus-"));
  try {
    const oracle = tryOracle(report);
    checkAll({ report, readers: readers(oracle), oracle, config: configuration(), root });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  printReport(report);
  if (process.argv.includes("--save")) save(report);
  process.exitCode = exitStatus(report);
}

function tryOracle(report: Report): Oracle | undefined {
  try {
    return buildOracle();
  } catch (error) {
    report.skip(
      "sigs.k8s.io/yaml and the count of containers",
      `the Go oracle cannot be built: ${String((error as Error).message).split("\n")[0]}`,
    );
    return undefined;
  }
}

/** The two tables are data; the rules that use them are the reference's own. */
function configuration(): ReferenceConfig {
  return {
    ...CORPUS_CONFIG,
    baseUser: (repository, tag) => knownBaseUser(repository, tag)?.ids,
    probeMeaning(command, timeoutSeconds) {
      const meaning = probeMeaning(command, timeoutSeconds);
      return meaning.kind === "http" || meaning.kind === "tcp" ? meaning : undefined;
    },
  };
}

function checkAll(judges: Judges): void {
  const manifests = corpusFiles(corpus, "manifests");
  const helm = corpusFiles(corpus, "helm");
  const lf = wanted("LF") ? variant(judges, "manifests LF", withLf(manifests)) : undefined;
  if (wanted("CRLF")) variant(judges, "manifests CRLF", withCrlf(manifests));
  if (wanted("helm")) variant(judges, "helm LF", withLf(helm));
  if (wanted("helm")) variant(judges, "helm CRLF", withCrlf(helm));
  if (wanted("helm")) variant(judges, "helm with literal images", withLiteralImages(withLf(helm)));
  if (!lf) return;
  if (wanted("subsets")) checkSubsets(judges, lf);
  const edited = new Map([...lf.files].filter(([path]) => lf.edited.has(path)));
  for (const [name, files] of wanted("mutations") ? mutations(edited) : []) variant(judges, name, files);
}

function wanted(part: string): boolean {
  return ONLY === undefined || ONLY.split(",").includes(part);
}

function variant(judges: Judges, name: string, files: Files): VariantResult | undefined {
  try {
    return checkVariant(judges, name, files);
  } catch (error) {
    judges.report.check(name, [String((error as Error).message)]);
    return undefined;
  }
}

function checkSubsets({ report, readers: all, config }: Judges, { files, workspace, refusals }: VariantResult): void {
  const seed = Number(process.env["CORPUS_SEED"] ?? Date.now() % 1_000_000);
  report.figure("subsets: number, seed", `${SUBSETS}, ${seed}`);
  const random = seeded(seed);
  const document = JSON.parse(readFileSync(planToFile(workspace), "utf8")) as PlanDocument;
  for (let i = 0; i < SUBSETS; i++) {
    const input = { workspace, files, document, readers: all, meaning: { before: files, refusals, config } };
    report.check(`subset ${i} of seed ${seed}`, checkSubset(input, random));
  }
}

function save(report: Report): void {
  const folder = join(ROOT, "bench/results");
  mkdirSync(folder, { recursive: true });
  const { passed, failed, inconclusive, figures } = report;
  const results = {
    date: new Date().toISOString(),
    node: process.version,
    passed,
    failed,
    inconclusive,
    figures: Object.fromEntries(figures),
  };
  writeFileSync(join(folder, "corpus.json"), `${JSON.stringify(results, null, 2)}\n`);
}
