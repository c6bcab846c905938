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
  readonly file: string;
  readonly line: number;
  readonly object?: { readonly kind?: string; readonly name?: string; readonly container?: string };
}

/** Codes by which the product says that it did not edit what it should have. */
const REFUSALS = new Set([
  "ANCHOR_SHARED",
  "ALIAS_SHARED",
  "NOT_A_MAPPING",
  "MULTILINE_SCALAR",
  "TEMPLATED",
  "PROOF_FAILED",
  "YAML_SYNTAX",
  "TEMPLATE_UNREADABLE",
  "FILE_UNREADABLE",
  "FILE_TOO_LARGE",
  "FILE_BINARY",
  "FILE_ENCODING",
  "IMAGE_INVALID",
  "IMAGE_TEMPLATED",
]);

export function refusalsOf(plan: PlanDocument): PlanFinding[] {
  return plan.findings.filter(({ code }) => REFUSALS.has(code));
}

export function editsByFile(plan: PlanDocument): Map<string, PlanEdit[]> {
  return Map.groupBy(plan.edits, ({ file }) => file);
}
