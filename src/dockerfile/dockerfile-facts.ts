import type { DockerfileFacts } from "../core/dockerfile-facts.ts";
import { findRisks } from "./find-risks.ts";
import { escapeOf, physicalLines } from "./logical-lines.ts";
import { parseDockerfile } from "./parse-dockerfile.ts";
import { readStages } from "./read-stages.ts";
import { resolveUser } from "./resolve-user.ts";
import { findShellForm } from "./shell-form.ts";
import type { Stage } from "./stage.ts";

/**
 * What a Dockerfile says about the image that a build without `--target` and `--build-arg` makes.
 * Never fails; a file without FROM says nothing.
 */
export function dockerfileFacts(path: string, text: string): DockerfileFacts {
  const escape = escapeOf(physicalLines(text));
  const stage = readStages(parseDockerfile(text), escape).at(-1);
  if (!stage) return { path, ports: [], risks: [] };
  const user = resolveUser(stage);
  const shellForm = findShellForm(stage);
  const healthcheck = healthcheckOf(stage);
  return {
    path,
    ...(stage.base && { base: stage.base.repository }),
    ...(user && { user }),
    ...(healthcheck && { healthcheck }),
    ...(shellForm && { shellForm }),
    ports: [...stage.ports],
    // The escape character of Windows files: their permissions are of another kind.
    risks: escape === "`" ? [] : findRisks(stage, user),
  };
}

/** The last one counts, and NONE switches an inherited one off. */
function healthcheckOf({ healthcheck }: Stage): DockerfileFacts["healthcheck"] {
  if (!healthcheck || /^none\s*$/i.test(healthcheck.args)) return undefined;
  return { line: healthcheck.start };
}
