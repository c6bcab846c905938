/** The parts of `plan -o json` that spec/product.md promises; read here without the product's own types. */
export interface PlanDocument {
  readonly items: readonly unknown[];
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  readonly edits: readonly PlanEdit[];
  readonly findings: readonly PlanFinding[];
}

export interface PlanEdit {
  readonly id: string;
  readonly requires: readonly string[];
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly item: number;
  readonly object: unknown;
}

export interface PlanFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly object?: { readonly kind?: string; readonly name?: string; readonly container?: string };
}

/** Codes by which the product says that an edit could not be written. */
const WRITE_REFUSALS = [
  "ANCHOR_SHARED",
  "ALIAS_SHARED",
  "NOT_A_MAPPING",
  "MULTILINE_SCALAR",
  "PROOF_FAILED",
  "YAML_SYNTAX",
  "TEMPLATE_UNREADABLE",
  "FILE_UNREADABLE",
  "FILE_TOO_LARGE",
  "FILE_BINARY",
  "FILE_ENCODING",
];

/** And those by which it says why a container does not migrate. */
const REFUSALS = new Set([...WRITE_REFUSALS, "TEMPLATED", "IMAGE_INVALID", "IMAGE_TEMPLATED"]);

export function refusalsOf(plan: PlanDocument): PlanFinding[] {
  return plan.findings.filter(({ code }) => REFUSALS.has(code));
}

export function writeRefusalsOf(plan: PlanDocument): PlanFinding[] {
  return plan.findings.filter(({ code }) => WRITE_REFUSALS.includes(code));
}

export function editsByFile(plan: PlanDocument): Map<string, PlanEdit[]> {
  return Map.groupBy(plan.edits, ({ file }) => file);
}
