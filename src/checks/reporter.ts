import type { Change } from "../core/change.ts";
import type { FindingCode } from "../core/codes.ts";
import type { Finding, Params, Severity } from "../core/finding.ts";
import type { CheckId } from "../core/items.ts";
import type { Path } from "../core/json.ts";
import type { Container, KubeObject } from "../core/manifest.ts";
import type { Inspection } from "./contract.ts";

/** Gathers what one check says, so that the check itself reads as its rules. */
export class Reporter {
  readonly #check: CheckId;
  readonly #findings: Finding[] = [];
  readonly #changes: Change[] = [];

  constructor(check: CheckId) {
    this.#check = check;
  }

  say(severity: Severity, code: FindingCode, object: KubeObject, path: Path, about: About = {}): void {
    this.#findings.push({
      code,
      severity,
      check: this.#check,
      file: object.ref.file,
      object: object.ref,
      place: { path },
      ...(about.container && { container: about.container.name }),
      ...(about.params && { params: about.params }),
    });
  }

  change(change: Omit<Change, "check">): void {
    this.#changes.push({ check: this.#check, ...change });
  }

  get inspection(): Inspection {
    return { findings: this.#findings, changes: this.#changes };
  }
}

export interface About {
  readonly container?: Container;
  readonly params?: Params;
}
