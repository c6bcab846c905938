import { CHECKS } from "../checks/index.ts";
import type { Change } from "../core/change.ts";
import type { Config, UserIds } from "../core/config.ts";
import { fieldPath } from "../core/field-path.ts";
import type { Finding } from "../core/finding.ts";
import { countHunks } from "../core/hunks.ts";
import { itemsOf } from "../core/item-status.ts";
import type { Plan, PlanFile } from "../core/plan.ts";
import { migrates, type Scene } from "../core/scene.ts";
import { editFile } from "../yaml/file-edits.ts";
import { readManifest, type ManifestFile } from "../yaml/read-manifest.ts";
import { buildScene } from "./build-scene.ts";
import { collectEdits, type EditedFile } from "./collect-edits.ts";
import { decodeText } from "./decode-text.ts";
import { isPatch, kustomizePatches } from "./kustomize-patches.ts";
import { placeFindings } from "./place-findings.ts";
import { filesToParse, isRelevant, type Source } from "./source-filter.ts";

export interface PlanRequest {
  readonly sources: readonly Source[];
  /** Files that could not be read at all. */
  readonly problems?: readonly Finding[];
  readonly config: Config;
  readonly dockerfile: Scene["dockerfile"];
  readonly answeredUsers?: ReadonlyMap<string, UserIds>;
  /** Lower-case hexadecimal SHA-256. */
  readonly sha256: (bytes: Uint8Array) => string;
}

/** Walks the checklist over manifests. Reads nothing but what it is given. */
export function planMigration(request: PlanRequest): Plan {
  const { config, sources } = request;
  const read = filesToParse(sources, config.images.include).map(readSource);
  const manifests = read.filter((one) => "documents" in one);
  const objects = manifests.flatMap((manifest) => manifest.objects);
  const patches = kustomizePatches(sources);
  const scene = buildScene(objects, config, request.dockerfile, request.answeredUsers, (file) =>
    isPatch(patches, file),
  );
  const inspections = CHECKS.filter(({ id }) => config.checks[id].enabled).map((check) => check.inspect(scene));
  const changes = inspections.flatMap((inspection) => inspection.changes);
  const edited = editAll(manifests, sources, changes);
  const edits = collectEdits(edited);
  const findings = placeFindings(manifests, [
    ...(request.problems ?? []),
    ...read.filter((one) => "code" in one),
    ...manifests.flatMap(readingFindings),
    ...inspections.flatMap((inspection) => inspection.findings),
    ...edited.flatMap(refusalFindings),
  ]);
  const items = itemsOf(config, scene.included.filter(migrates).length, findings, edits);
  const summary = {
    files: sources.length,
    workloads: scene.workloads.length,
    containers: scene.included.length,
    edits: edits.length,
    hunks: countHunks(edits),
    changedFiles: new Set(edits.map(({ file }) => file)).size,
    included: scene.included.length > 0,
  };
  return { items, findings, files: sources.map((source) => planFile(source, request.sha256)), edits, summary };
}

function readSource(source: Source): ManifestFile | Finding {
  const decoded = decodeText(source);
  if ("text" in decoded) return readManifest(source.path, decoded.text, isRelevant);
  return { code: decoded.code, severity: "error", file: source.path, params: { encoding: decoded.encoding } };
}

function planFile({ path, bytes }: Source, sha256: PlanRequest["sha256"]): PlanFile {
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}

function editAll(
  manifests: readonly ManifestFile[],
  sources: readonly Source[],
  changes: readonly Change[],
): EditedFile[] {
  const bytes = new Map(sources.map((source) => [source.path, source.bytes.length]));
  const byFile = Map.groupBy(changes, ({ object }) => object.file);
  return manifests.flatMap((manifest) => {
    const own = byFile.get(manifest.path);
    return own ? [{ manifest, bytes: bytes.get(manifest.path) ?? 0, ...editFile(manifest, own) }] : [];
  });
}

function readingFindings({ path, problems }: ManifestFile): Finding[] {
  return problems.map(({ code, offset, reason }) => ({
    code,
    severity: code === "YAML_SYNTAX" ? "error" : "warning",
    file: path,
    place: { offset },
    params: { reason },
  }));
}

function refusalFindings({ manifest, refused }: EditedFile): Finding[] {
  return refused.map(({ change, refusal, offset, detail }) => ({
    code: refusal,
    severity: "warning",
    check: change.check,
    file: manifest.path,
    object: change.object,
    ...(change.container !== undefined && { container: change.container }),
    place: refusal === "TEMPLATED" ? { path: change.path } : { offset },
    params: {
      detail,
      field: fieldPath(change.key === undefined ? change.path : [...change.path.slice(0, -1), change.key]),
      value: JSON.stringify(change.value),
    },
  }));
}
