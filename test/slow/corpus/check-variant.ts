import { join } from "node:path";
import type { ReferenceConfig } from "../../reference/reference-config.ts";
import { checkBytes } from "./check-bytes.ts";
import { checkCoverage } from "./check-coverage.ts";
import { checkMeaning } from "./check-meaning.ts";
import { runForPlan, runProduct, type Workspace } from "./command-line.ts";
import type { Oracle } from "./oracle.ts";
import { editsByFile, refusalsOf, writeRefusalsOf, type PlanDocument, type PlanFinding } from "./plan-document.ts";
import type { Reader } from "./readers.ts";
import type { Report } from "./report.ts";
import { hashOf, isUntouched, keyOf, makeWorkspace, readBack, type Files } from "./workspace.ts";

export interface Judges {
  readonly report: Report;
  readonly readers: readonly Reader[];
  readonly oracle: Oracle | undefined;
  readonly config: ReferenceConfig;
  readonly root: string;
}

export interface VariantResult {
  /** Those that can be read. */
  readonly files: Files;
  readonly workspace: Workspace;
  readonly plan: PlanDocument;
  readonly edited: Set<string>;
  readonly refusals: Map<string, PlanFinding[]>;
}

/** Plans, applies, judges, applies again and takes it back: checks a to e on one set of files. */
export function checkVariant(judges: Judges, name: string, all: Files): VariantResult {
  const { report } = judges;
  const files = readableFiles(judges, name, all);
  const workspace = makeWorkspace(judges.root, name.replaceAll(" ", "-"), files);
  const { plan, outcome } = runForPlan(workspace, ["plan"]);
  const applied = runForPlan(workspace, ["apply", "--yes"]);
  const after = readBack(workspace, files);
  const edits = new Map([...editsByFile(plan)].map(([path, list]) => [keyOf(workspace, path), list]));
  report.figure(`${name}: files, MB`, `${files.size}, ${(sizeOf(files) / 1e6).toFixed(2)}`);
  report.figure(`${name}: edits, files edited`, `${plan.edits.length}, ${edits.size}`);
  report.figure(`${name}: seconds plan, apply`, `${outcome.seconds.toFixed(2)}, ${applied.outcome.seconds.toFixed(2)}`);
  report.check(`${name}: every file is planned, by its hash`, unplanned(workspace, plan, files));
  const bytes = checkBytes(files, after, edits);
  report.figure(`${name}: bytes outside edits changed`, bytes.changedOutside);
  report.check(`${name}: bytes`, bytes.complaints);
  const still = [...files.keys()].filter((path) => !edits.has(path) && !isUntouched(workspace, path));
  report.check(`${name}: files without edits keep their time`, still);
  const refusals = byKey(workspace, writeRefusalsOf(plan));
  report.check(`${name}: every edit can be proven`, unproven(plan));
  checkMeanings(judges, name, { before: files, after, refusals });
  checkContainers(judges, name, {
    before: files,
    after,
    refusals: byKey(workspace, refusalsOf(plan)),
    findings: byKey(workspace, plan.findings),
  });
  checkSecondRun(report, name, workspace, after);
  if (edits.size > 0) checkUndo(report, name, workspace, files);
  return { files, workspace, plan, edited: new Set(edits.keys()), refusals };
}

/**
 * Leaves out files that the product cannot read, since `apply` then writes nothing at all;
 * Kubernetes' own reader must agree that they are broken.
 */
function readableFiles({ report, root, oracle }: Judges, name: string, files: Files): Files {
  const workspace = makeWorkspace(root, name.replaceAll(" ", "-"), files);
  const { plan } = runForPlan(workspace, ["plan"]);
  const broken = byKey(
    workspace,
    plan.findings.filter(({ severity }) => severity === "error"),
  );
  const readable = new Map([...files].filter(([path]) => !broken.has(path)));
  report.figure(`${name}: files that are not YAML`, broken.size);
  const answers = oracle?.parse([...broken.keys()].map((path) => files.get(path) as Buffer)) ?? [];
  const sound = [...broken.keys()].filter((_, i) => answers[i] && !JSON.stringify(answers[i]).includes('"$error"'));
  report.check(`${name}: only files that Kubernetes cannot read either are called broken`, sound);
  return readable;
}

/** Of fewer containers a share says little; there each refusal is only counted. */
const ENOUGH = 200;

interface Written {
  readonly before: Files;
  readonly after: Files;
  readonly refusals: Map<string, PlanFinding[]>;
}

function sizeOf(files: Files): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}

function unplanned(workspace: Workspace, plan: PlanDocument, files: Files): string[] {
  const planned = new Map(plan.files.map((file) => [keyOf(workspace, file.path), file]));
  return [...files].flatMap(([path, bytes]) => {
    const file = planned.get(path);
    if (!file) return [`${path}: is not in files[]`];
    return file.sha256 === hashOf(bytes) && file.bytes === bytes.length ? [] : [`${path}: hash or size differ`];
  });
}

/** PROOF_FAILED keeps the file safe, but is a fault of the product all the same. */
function unproven(plan: PlanDocument): string[] {
  const failed = plan.findings.filter(({ code }) => code === "PROOF_FAILED");
  return failed.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

function byKey(workspace: Workspace, findings: readonly PlanFinding[]): Map<string, PlanFinding[]> {
  return Map.groupBy(findings, ({ file }) => keyOf(workspace, file));
}

function checkMeanings({ report, readers, config }: Judges, name: string, written: Written): void {
  for (const reader of readers) {
    const result = checkMeaning(reader, { ...written, config });
    const share = `${result.compared} compared, ${result.refused} with refusals, ${result.unreadable} unreadable, ${result.complaints.length} differences`;
    report.figure(`${name}: documents by ${reader.name}`, share);
    report.check(`${name}: ${reader.name} reads what the reference says`, result.complaints);
  }
}

function checkContainers(
  judges: Judges,
  name: string,
  written: Written & { findings: Map<string, PlanFinding[]> },
): void {
  const { report, oracle, config } = judges;
  if (!oracle) return;
  const { eligible, migrated, invalid, refused, silent, silentOthers, unreadableDocuments } = checkCoverage(oracle, {
    ...written,
    config,
  });
  const share = eligible === 0 ? 1 : migrated / eligible;
  report.figure(`${name}: containers migrated`, `${migrated} of ${eligible} (${(share * 100).toFixed(2)} %)`);
  report.figure(`${name}: counted by Go, but no image references`, invalid.length);
  report.figure(
    `${name}: refused, silent, documents unreadable for Go`,
    `${refused.length}, ${silent.length}, ${unreadableDocuments}`,
  );
  const tooFew = eligible >= ENOUGH && share < 0.995;
  report.check(
    `${name}: at least 99.5 % migrate`,
    !tooFew ? [] : refused.map((line) => `refused: ${line}`).concat(silent),
  );
  report.check(`${name}: no container is passed over in silence`, silent);
  report.check(`${name}: digests and foreign tags have findings`, silentOthers);
}

function checkSecondRun(report: Report, name: string, workspace: Workspace, after: Files): void {
  const { plan, outcome } = runForPlan(workspace, ["plan", "--detailed-exitcode"]);
  const left = plan.edits.map(
    ({ file, offset, text }) => `${keyOf(workspace, file)} at ${offset}: ${JSON.stringify(text)}`,
  );
  if (outcome.status !== 0) left.push(`exit ${outcome.status}`);
  report.check(`${name}: a second plan finds nothing`, left);
  runForPlan(workspace, ["apply", "--yes"]);
  report.check(`${name}: a second apply changes nothing`, changed(after, readBack(workspace, after)));
}

function checkUndo(report: Report, name: string, workspace: Workspace, files: Files): void {
  const undone = runProduct(workspace, ["undo"]);
  const complaints = undone.status === 0 ? [] : [`exit ${undone.status}: ${undone.stderr.slice(0, 600)}`];
  report.check(`${name}: undo restores every file`, [...complaints, ...changed(files, readBack(workspace, files))]);
}

function changed(a: Files, b: Files): string[] {
  return [...a.keys()].filter((path) => hashOf(a.get(path) as Buffer) !== hashOf(b.get(path) as Buffer));
}

/** The plan as `--out` writes it, for files as they are now. */
export function planToFile(workspace: Workspace): string {
  const path = join(workspace.folder, "plan.json");
  runForPlan(workspace, ["plan", "--out", path]);
  return path;
}
