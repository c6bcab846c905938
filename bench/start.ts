// Start-up beside kubectl, in one interleaved run: npm run bench -- start
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interleave, median, ratio } from "./interleave.ts";
import { peer } from "./peers.ts";
import { type Row, printRows } from "./rows.ts";

const ROUNDS = 31;

function deployment(i: number): string {
  return `# service ${i}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${i}
  namespace: archon
spec:
  replicas: 2
  selector:
    matchLabels: {app: service-${i}}
  template:
    metadata:
      labels: {app: service-${i}}
    spec:
      containers:
      - name: server
        image: git.automatizase.com.br/luis.erlacher/archon/server:latest
        ports:
        - containerPort: 8181
        readinessProbe:
          httpGet: {path: /health, port: 8181}
`;
}

export function measureStart(root: string): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "archon-migrate-bench-"));
  try {
    const names = Array.from({ length: 12 }, (_, i) => `service-${i + 1}.yaml`);
    names.forEach((name, i) => writeFileSync(join(folder, name), deployment(i + 1)));
    writeFileSync(join(folder, "kustomization.yaml"), `resources:\n${names.map((name) => `- ${name}\n`).join("")}`);
    const kubectl = peer("kubectl");
    const ours = [process.execPath, join(root, "bin/run.js")];
    const files = names.flatMap((name) => ["-f", join(folder, name)]);
    const times = interleave(
      [
        { name: "kubectl version", argv: [kubectl, "version", "--client"] },
        { name: "version", argv: [...ours, "--version"] },
        { name: "help", argv: [...ours, "--help"] },
        { name: "kubectl kustomize", argv: [kubectl, "kustomize", folder] },
        { name: "plan", argv: [...ours, "plan", ...files] },
      ],
      ROUNDS,
    );
    const of = (name: string): number[] => times.get(name) ?? [];
    const row = (name: string, beside: string, bar: number): Row => ({
      measure: `start: ${name} beside ${beside}`,
      value: ratio(of(name), of(beside)),
      unit: "×",
      bar: { most: bar },
      note: `${median(of(name)).toFixed(0)} ms, ${median(of(beside)).toFixed(0)} ms`,
    });
    return [
      row("version", "kubectl version", 0.8),
      row("help", "kubectl version", 1.2),
      row("plan", "kubectl kustomize", 1.5),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) printRows(measureStart(new URL("..", import.meta.url).pathname));
