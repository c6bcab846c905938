import type { FindingCode } from "../core/codes.ts";
import type { DockerfileRisk } from "../core/dockerfile-facts.ts";
import type { Severity } from "../core/finding.ts";
import { arrayAt, objectAt, stringAt } from "../core/json.ts";
import { includedInWhole, migrates, type IncludedContainer, type Scene } from "../core/scene.ts";
import type { ManifestCheck } from "./contract.ts";
import { Reporter } from "./reporter.ts";

const RISKS: Readonly<Record<DockerfileRisk["code"], readonly [FindingCode, Severity]>> = {
  NO_HOME: ["EACCES_NO_HOME", "warning"],
  ROOT_HOME_FILES: ["EACCES_ROOT_HOME", "warning"],
  COPY_WITHOUT_CHOWN: ["EACCES_COPY", "info"],
  WORKDIR_ROOT_OWNED: ["EACCES_WORKDIR", "info"],
  NAMED_USER: ["USER_NAMED", "info"],
};

/** Item 7: permission errors that can be foretold. Rules: docs/checks/log-eacces.md. */
export const logEacces: ManifestCheck = {
  id: "log-eacces",
  inspect(scene) {
    const report = new Reporter("log-eacces");
    for (const included of includedInWhole(scene).filter(migrates)) {
      reportImage(report, scene, included);
      reportReadOnlyRoot(report, included);
    }
    return report.inspection;
  },
};

function reportImage(report: Reporter, scene: Scene, included: IncludedContainer): void {
  const facts = scene.dockerfile(included, "kubernetes");
  const { container, workload } = included;
  for (const risk of facts?.risks ?? []) {
    const [code, severity] = RISKS[risk.code];
    const params = { dockerfile: facts?.path ?? "", line: risk.line, detail: risk.detail };
    report.say(severity, code, workload.object, [...container.path, "image"], { container, params });
  }
}

function reportReadOnlyRoot(report: Reporter, { container, workload }: IncludedContainer): void {
  if (objectAt(container.value, ["securityContext"])?.["readOnlyRootFilesystem"] !== true) return;
  const writable = arrayAt(container.value, ["volumeMounts"]).some(
    (mount) => stringAt(mount, ["mountPath"])?.replace(/\/$/, "") === "/tmp",
  );
  if (!writable) {
    report.say("info", "READ_ONLY_ROOT", workload.object, [...container.path, "securityContext"], { container });
  }
}
