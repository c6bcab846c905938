import type { Change } from "../core/change.ts";
import type { Splice } from "../core/edit.ts";
import { fieldPath } from "../core/field-path.ts";
import type { Path } from "../core/json.ts";
import { coveredByAnchors } from "./anchors.ts";
import { disproof } from "./prove.ts";
import type { ManifestFile, ParsedDocument } from "./read-manifest.ts";
import { realise, type EditableDocument, type RootedChange } from "./realise.ts";
import { RefusedChange, type Refusal } from "./refusal.ts";
import { styleOf } from "./style.ts";

/** One change with the splices that write it, in units of the file's text. */
export interface PlacedChange {
  readonly change: Change;
  readonly splices: readonly Splice[];
  /** Changes without which this one must not be written. */
  readonly needs: readonly Change[];
}

export interface RefusedEdit {
  readonly change: Change;
  readonly refusal: Refusal;
  /** Offset in the file's text. */
  readonly offset: number;
  readonly detail: string;
}

export interface FileEdits {
  readonly placed: readonly PlacedChange[];
  readonly refused: readonly RefusedEdit[];
}

/** Everything that is asked of one file, written in its own style and proven document by document. */
export function editFile(file: ManifestFile, changes: readonly Change[]): FileEdits {
  const placed: PlacedChange[] = [];
  const refused: RefusedEdit[] = [];
  for (const document of file.documents) {
    const own = changes
      .filter(({ object }) => file.objects[object.index]?.document === document.index)
      .map((change) => new Attempt(change, file.objects[change.object.index]?.root ?? []));
    if (own.length === 0) continue;
    placeAll(document, own);
    proveAll(document, own);
    for (const attempt of own) {
      if (attempt.refused) refused.push(attempt.refusedEdit(document));
      else if (attempt.splices.length > 0) placed.push(attempt.placedChange(document));
    }
  }
  return { placed, refused };
}

/** A change on its way: rooted in the document, then placed or refused. */
class Attempt {
  readonly change: Change;
  readonly rooted: RootedChange;
  splices: readonly Splice[] = [];
  needs: readonly Attempt[] = [];
  refused: { refusal: Refusal; offset: number; detail: string } | undefined;

  constructor(change: Change, root: Path) {
    this.change = change;
    this.rooted = root.length === 0 ? change : { ...change, path: [...root, ...change.path] };
  }

  get hunk(): string {
    return `${this.change.object.index} ${this.change.check}`;
  }

  get field(): string {
    return fieldPath(this.change.path);
  }

  refuse(refusal: Refusal, offset: number, detail = ""): void {
    this.splices = [];
    this.refused ??= { refusal, offset, detail: detail || this.field };
  }

  refusedEdit(document: ParsedDocument): RefusedEdit {
    const { refusal, offset, detail } = this.refused as NonNullable<Attempt["refused"]>;
    return { change: this.change, refusal, offset: document.start + offset, detail };
  }

  placedChange({ start }: ParsedDocument): PlacedChange {
    const shifted = this.splices.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
    return { change: this.change, splices: shifted, needs: this.needs.map(({ change }) => change) };
  }
}

function placeAll(document: ParsedDocument, attempts: readonly Attempt[]): void {
  const editable: EditableDocument = { ...document, style: styleOf(document.text, document.root) };
  const { covered, leaking, bound } = coveredByAnchors(
    document,
    attempts.map(({ rooted, hunk }) => ({ ...rooted, hunk })),
  );
  attempts.forEach((attempt, i) => {
    if (document.templated && !isLiteralImage(attempt.change)) return attempt.refuse("TEMPLATED", 0);
    const leak = leaking.get(i);
    if (leak?.at === "anchor") return attempt.refuse("ANCHOR_SHARED", leak.offset, leak.name);
    if (leak) return attempt.refuse("ALIAS_SHARED", leak.offset);
    if (covered.has(i)) return;
    attempt.needs = [...(bound.get(i) ?? [])].flatMap((other) => attempts[other] ?? []);
    try {
      attempt.splices = realise(editable, attempt.rooted);
    } catch (error) {
      if (!(error instanceof RefusedChange)) throw error;
      attempt.refuse(error.refusal, error.offset);
    }
  });
  refuseDependents(attempts);
}

/** In a template only what is written out is safe to change: an image without any action in it. */
function isLiteralImage(change: Change): boolean {
  return change.check === "image-tag" && change.path.at(-1) === "image";
}

/** A hunk is whole or not at all, and falls with the hunk it requires. */
function refuseDependents(attempts: readonly Attempt[]): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const failed of attempts.filter(({ refused }) => refused && refused.refusal !== "TEMPLATED")) {
      for (const other of attempts.filter((one) => !one.refused && fallsWith(one, failed))) {
        other.refuse("REQUIREMENT_REFUSED", failed.refused?.offset ?? 0, failed.field);
        changed = true;
      }
    }
  }
}

function fallsWith(other: Attempt, failed: Attempt): boolean {
  if (other.hunk === failed.hunk) return true;
  const sameObject = other.change.object.index === failed.change.object.index;
  return sameObject && (other.change.requires?.includes(failed.change.check) ?? false);
}

/** All at once where that holds; else hunk by hunk, so that only what cannot be proven is refused. */
function proveAll(document: ParsedDocument, attempts: readonly Attempt[]): void {
  const standing = attempts.filter(({ refused }) => !refused);
  if (standing.length === 0 || disproofOf(document, standing) === undefined) return;
  const proven: Attempt[] = [];
  for (const hunk of new Set(standing.map(({ hunk: name }) => name))) {
    const members = standing.filter((attempt) => attempt.hunk === hunk);
    const reason = disproofOf(document, [...proven, ...members]);
    if (reason === undefined) proven.push(...members);
    else for (const attempt of members) refuseUnproven(attempt, reason);
  }
  refuseDependents(attempts);
}

/** A parser that misses an anchor says that its alias stayed behind: then that is the reason. */
function refuseUnproven(attempt: Attempt, reason: string): void {
  const [, anchor] = /^unknown anchor (.+)$/.exec(reason) ?? [];
  const offset = attempt.splices[0]?.start ?? 0;
  if (anchor === undefined) attempt.refuse("PROOF_FAILED", offset, reason);
  else attempt.refuse("ANCHOR_SHARED", offset, anchor);
}

function disproofOf(document: ParsedDocument, attempts: readonly Attempt[]): string | undefined {
  return disproof(
    document,
    attempts.map(({ rooted }) => rooted),
    attempts.flatMap(({ splices }) => splices),
  );
}
