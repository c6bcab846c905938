import { counterpart, readReference } from "../../reference/images.ts";
import { isMap, type Plain } from "../../reference/plain.ts";
import type { ReferenceConfig } from "../../reference/reference-config.ts";
import { maskTemplates, PLACEHOLDER } from "./helm-mask.ts";
import type { Counted, Oracle } from "./oracle.ts";
import type { PlanFinding } from "./plan-document.ts";
import { splitDocuments } from "./split-documents.ts";
import type { Files } from "./workspace.ts";

export interface Coverage {
  readonly eligible: number;
  readonly migrated: number;
  /** Counted by the oracle, but no reference any runtime accepts: each must have IMAGE_INVALID. */
  readonly invalid: string[];
  readonly refused: string[];
  /** Neither migrated nor named by a finding with a line. */
  readonly silent: string[];
  /** Digests and foreign tags without a finding. */
  readonly silentOthers: string[];
  readonly unreadableDocuments: number;
}

export interface CoverageInput {
  readonly before: Files;
  readonly after: Files;
  readonly findings: ReadonlyMap<string, readonly PlanFinding[]>;
  readonly refusals: ReadonlyMap<string, readonly PlanFinding[]>;
  readonly config: ReferenceConfig;
}

/** The Go oracle says which containers must migrate; the parsed result says which did. */
export function checkCoverage(oracle: Oracle, input: CoverageInput): Coverage {
  const paths = [...input.before.keys()];
  const masked = (files: Files): Buffer[] =>
    paths.map((path) => Buffer.from(maskTemplates(files.get(path)?.toString() ?? "")));
  const counts = oracle.count(masked(input.before), input.config.compose);
  const parsed = oracle.parse(masked(input.after));
  const out: Coverage = {
    eligible: 0,
    migrated: 0,
    invalid: [],
    refused: [],
    silent: [],
    silentOthers: [],
    unreadableDocuments: 0,
  };
  let [eligible, migrated, unreadableDocuments] = [0, 0, 0];
  paths.forEach((path, i) => {
    const count = counts[i];
    if (!count) return;
    unreadableDocuments += count.failed.length;
    for (const counted of literal(count.containers)) {
      const found = findingFor(path, counted, input, input.refusals);
      if (!readReference(counted.image)) {
        (found?.code === "IMAGE_INVALID" ? out.invalid : out.silent).push(describe(path, counted));
        continue;
      }
      eligible += 1;
      const image = imageAt(parsed[i]?.documents[counted.document], counted.path);
      if (image === counterpart(counted.image, input.config)) migrated += 1;
      else (found ? out.refused : out.silent).push(describe(path, counted));
    }
    for (const counted of literal([...count.digests, ...count.foreign])) {
      if (!findingFor(path, counted, input, input.findings)) out.silentOthers.push(describe(path, counted));
    }
  });
  return { ...out, eligible, migrated, unreadableDocuments };
}

function literal(counted: readonly Counted[]): Counted[] {
  return counted.filter(({ image }) => !image.includes(PLACEHOLDER));
}

function imageAt(document: Plain | undefined, path: readonly (string | number)[]): Plain | undefined {
  let at: Plain | undefined = document;
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)];
    else at = isMap(at) ? at[key] : undefined;
  }
  return isMap(at) ? at["image"] : undefined;
}

/** A finding with a code and a line inside the container's document, for this container or for the object as a whole. */
function findingFor(
  path: string,
  counted: Counted,
  input: CoverageInput,
  by: CoverageInput["findings"],
): PlanFinding | undefined {
  const piece = splitDocuments(input.before.get(path)?.toString() ?? "")[counted.document];
  return (by.get(path) ?? []).find(({ line, object }) => {
    const inside = line > 0 && piece !== undefined && line >= piece.line && line <= piece.end;
    return inside && (object?.container === undefined || object.container === counted.container);
  });
}

function describe(path: string, { document, path: place, image }: Counted): string {
  return `${path}#${document} /${place.join("/")} ${image}`;
}
