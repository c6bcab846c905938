import { basename } from "node:path";
import type { ProjectFacts } from "../config/index.ts";
import type { ReadText } from "./find-dockerfile.ts";

const COMPOSE = /^(docker-)?compose([.-].*)?\.ya?ml$/;
const DOCKERFILE = /^Dockerfile([.-].*)?$|\.[Dd]ockerfile$/;
const WORKLOAD = /^[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?(Deployment|StatefulSet|DaemonSet|List)\b/m;

/** What `init` looks at: Compose files, manifests with workloads, and the names of Dockerfiles. */
export function projectFacts(paths: readonly string[], readText: ReadText): ProjectFacts {
  const read = (path: string): { path: string; text: string } => ({ path, text: readText(path) ?? "" });
  const yaml = paths.filter((path) => /\.(ya?ml|json)$/.test(path));
  return {
    composeFiles: yaml.filter((path) => COMPOSE.test(basename(path))).map(read),
    manifests: yaml
      .filter((path) => !COMPOSE.test(basename(path)))
      .map(read)
      .filter(({ text }) => WORKLOAD.test(text)),
    dockerfiles: paths.filter((path) => DOCKERFILE.test(basename(path))),
  };
}
