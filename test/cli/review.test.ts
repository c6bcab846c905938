import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Workshop } from "./run-cli.ts";

const IMAGE = "git.automatizase.com.br/luis.erlacher/archon/server";
const CONFIG = `apiVersion: archon-migrate/v1
kind: Migration
services:
  - {name: server, image: ${IMAGE}, user: {uid: 1234, gid: 1234}, port: 80}
`;
const POD = `apiVersion: v1
kind: Pod
metadata: {name: p, labels: {a: b}}
spec:
  terminationGracePeriodSeconds: 3
  containers: [{name: c, image: "${IMAGE}:latest", ports: [{containerPort: 80}]}]
---
apiVersion: v1
kind: Service
metadata: {name: p}
spec: {selector: {a: b}, ports: [{port: 80}]}
`;

interface Edit {
  readonly id: string;
  readonly item: number;
  readonly requires: readonly string[];
}

function shop(): Workshop {
  const here = new Workshop();
  writeFileSync(here.path(".archon-migrate.yaml"), CONFIG);
  writeFileSync(here.path("p.yaml"), POD);
  return here;
}

const editsOf = (text: string): Edit[] => (JSON.parse(text) as { edits: Edit[] }).edits;

test.each([
  ["3", [2, 3]],
  ["6", [4, 6]],
  ["rolling-update", [4, 6]],
  ["2", [2]],
])("--item %s brings along what its edits require: items %j", (item, items) => {
  using here = shop();
  const edits = editsOf(here.run(["plan", "-f", "p.yaml", "--item", item, "-o", "json"]).stdout);
  expect([...new Set(edits.map((edit) => edit.item))].sort()).toEqual(items);
});

test("plan --out never takes the place of a manifest", () => {
  using here = shop();
  const before = here.fingerprints();
  const ran = here.run(["plan", "-f", "p.yaml", "--out", "p.yaml"]);
  expect([ran.status, here.fingerprints()]).toEqual([64, before]);
  expect(ran.stderr).toContain("is not a plan");
  expect(here.run(["plan", "-f", "p.yaml", "--out", "plan.json"]).status).toBe(0);
  expect(here.run(["plan", "-f", "p.yaml", "--out", "plan.json"]).status).toBe(0);
});

test("a dry run refuses what apply would refuse, and shows the diff of what it would write", () => {
  using here = shop();
  here.run(["plan", "-f", "p.yaml", "--out", "plan.json"]);
  const before = here.fingerprints();
  const dry = here.run(["apply", "--plan", "plan.json", "--dry-run=client"]);
  expect(dry.stdout).toMatch(/^\+.*k8s-latest/m);
  expect([dry.status, here.fingerprints()]).toEqual([0, before]);
  const plan = JSON.parse(readFileSync(here.path("plan.json"), "utf8")) as { edits: { text: string }[] };
  const [first] = plan.edits;
  if (first) first.text = "a: [: {";
  writeFileSync(here.path("plan.json"), JSON.stringify(plan));
  expect(here.run(["apply", "--plan", "plan.json", "--dry-run=client"]).stderr).toContain("EDITS_INVALID");
});

test("edits that fall out of a saved plan are named", () => {
  using here = shop();
  const plan = JSON.parse(here.run(["plan", "-f", "p.yaml", "-o", "json"]).stdout) as { edits: Edit[] };
  const reduced = { ...plan, edits: plan.edits.filter(({ item }) => item !== 2) };
  writeFileSync(here.path("plan.json"), JSON.stringify(reduced));
  const ran = here.run(["apply", "--plan", "plan.json"]);
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(/^note: e\d+ is left out: it requires e\d+/m);
  expect(readFileSync(here.path("p.yaml"), "utf8")).not.toContain("runAsNonRoot");
});

test("what a Helm template leaves to do is not called done", () => {
  using here = shop();
  writeFileSync(
    here.path("t.yaml"),
    POD.replace("name: p,", "name: {{ .Release.Name }},").replace(":latest", ":k8s-latest"),
  );
  const report = JSON.parse(here.run(["plan", "-f", "t.yaml", "-o", "json"]).stdout) as {
    items: { id: string; status: string }[];
  };
  expect(report.items.find(({ id }) => id === "security-context")?.status).toBe("attention");
  expect(here.run(["plan", "-f", "t.yaml"]).stdout).not.toContain("Nothing to do");
});

test("secrets beside an edit stay hidden in templates too, and commands lose their headers", () => {
  using here = shop();
  const env = `env: [{name: API_TOKEN, value: sekret1}], livenessProbe: {exec: {command: [curl, -f, -H, "Authorization: Bearer sekret2", "http://me:sekret3@localhost:80/"]}}, `;
  const text = POD.replace("name: c,", `name: c, ${env}`);
  writeFileSync(here.path("s.yaml"), text);
  writeFileSync(here.path("t.yaml"), text.replace("name: p,", "name: {{ .Release.Name }},"));
  for (const file of ["s.yaml", "t.yaml"]) {
    const { findings } = JSON.parse(here.run(["plan", "-f", file, "-o", "json"]).stdout) as {
      findings: { message: string }[];
    };
    expect(JSON.stringify(findings)).not.toMatch(/sekret[23]/);
    expect(here.run(["plan", "-f", file]).stdout).not.toContain("sekret1");
  }
});

test("the next command holds the flags that made the plan", () => {
  using here = shop();
  const { stdout } = here.run(["plan", "-f", "p.yaml", "--item", "2", "--drain-seconds", "9"]);
  expect(stdout).toContain("archon-migrate apply --interactive -f p.yaml --drain-seconds 9 --item 2");
});

test("a plan that cannot be saved is a failure with a place, not a bug", () => {
  using here = shop();
  const ran = here.run(["plan", "-f", "p.yaml", "--out", "no/such/folder.json"]);
  expect(ran.stderr).not.toContain("bug");
  expect(ran.status).toBe(1);
});
