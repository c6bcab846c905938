import { CHECK_IDS } from "./items.ts";
import type { Config, ServiceConfig } from "./config.ts";

const REGISTRY = "git.automatizase.com.br/luis.erlacher/archon";

function pythonService(name: string, port: number): ServiceConfig {
  return {
    name,
    image: `${REGISTRY}/${name}`,
    deployment: `archon-${name}`,
    container: name,
    context: "python",
    dockerfiles: { compose: `python/Dockerfile.${name}`, kubernetes: `python/Dockerfile.k8s.${name}` },
    port,
    health: "/health",
  };
}

/** The built-in profile: the Archon project as its build strategy document describes it. */
export const ARCHON_PROFILE: Config = {
  namespace: "archon",
  images: { include: [`${REGISTRY}/*`] },
  tags: {
    compose: ["latest", "docker-latest", "docker-{sha}"],
    kubernetes: { floating: "k8s-latest", pinned: "k8s-{sha}" },
  },
  securityContext: {
    user: "derive",
    unknownUser: "ask",
    default: { runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001 },
  },
  terminationGracePeriodSeconds: 30,
  drainSeconds: 5,
  kubernetesVersion: "1.30",
  services: [
    pythonService("server", 8181),
    pythonService("mcp", 8051),
    pythonService("agents", 8052),
    {
      name: "frontend",
      image: `${REGISTRY}/frontend`,
      deployment: "archon-frontend",
      container: "frontend",
      context: "archon-ui-main",
      dockerfiles: {
        compose: "archon-ui-main/Dockerfile.production",
        kubernetes: "archon-ui-main/Dockerfile.k8s.production",
      },
      port: 80,
      health: "/",
    },
  ],
  checks: Object.fromEntries(CHECK_IDS.map((id) => [id, { enabled: true }])) as Config["checks"],
};
