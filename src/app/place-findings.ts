import type { Finding, Place } from "../core/finding.ts";
import type { Path } from "../core/json.ts";
import type { PlacedFinding } from "../core/plan.ts";
import { LineIndex } from "../yaml/line-index.ts";
import { locate } from "../yaml/locate.ts";
import type { ManifestFile } from "../yaml/read-manifest.ts";

const SEVERITIES = ["error", "warning", "info"] as const;

/** Gives every finding its line and column; sorted as people read: by file, line, then weight. */
export function placeFindings(manifests: readonly ManifestFile[], findings: readonly Finding[]): PlacedFinding[] {
  const files = new Map(
    manifests.map((manifest) => [manifest.path, { manifest, lines: new LineIndex(manifest.text) }]),
  );
  const order = new Map(manifests.map(({ path }, i) => [path, i]));
  const placed = findings.map((finding): PlacedFinding => {
    const file = files.get(finding.file);
    const offset = file && finding.place ? offsetOf(file.manifest, finding, finding.place) : undefined;
    if (!file || offset === undefined) return { ...finding, line: 0, column: 0 };
    return { ...finding, ...file.lines.locate(offset) };
  });
  return placed.sort(
    (a, b) =>
      (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
      a.line - b.line ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

function offsetOf(manifest: ManifestFile, finding: Finding, place: Place): number | undefined {
  if ("offset" in place) return place.offset;
  if ("line" in place || !finding.object) return undefined;
  const object = manifest.objects[finding.object.index];
  const document = manifest.documents.find(({ index }) => index === object?.document);
  if (!object || !document) return undefined;
  return document.start + nearestKey(document.root, [...object.root, ...place.path]);
}

/** The key at the end of a path where it exists, else the deepest thing above it. */
function nearestKey(root: Parameters<typeof locate>[0], path: Path): number {
  const { node, entry, rest } = locate(root, path);
  if (rest.length === 0 && entry)
    return node.type === "scalar" && node.style !== "empty" ? node.start : entry.key.start;
  return entry ? entry.key.start : node.start;
}
