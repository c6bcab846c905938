import fc from "fast-check";
import { ARCHON_PROFILE } from "../../src/core/archon-profile.ts";
import type { Config } from "../../src/core/config.ts";

const REGISTRY = "git.automatizase.com.br/luis.erlacher/archon";

/** Configurations that change what is written; `ask` without a terminal is `refuse`. */
export const config: fc.Arbitrary<Config> = fc
  .record({
    include: fc.constantFrom<string[][]>(
      ["**"],
      ["**"],
      ["**"],
      [`${REGISTRY}/*`, "ghcr.io/**"],
      ["nginx", "python", `${REGISTRY}/**`],
    ),
    user: fc.constantFrom<("derive" | number)[]>("derive", "derive", "derive", 1500),
    unknownUser: fc.constantFrom<("default" | "refuse")[]>("default", "default", "refuse"),
    grace: fc.constantFrom(30, 30, 30, 10, 120),
    drain: fc.constantFrom(5, 5, 5, 0, 1, 25, 60),
    version: fc.constantFrom("1.30", "1.30", "1.37", "1.29"),
    services: fc.boolean(),
  })
  .map(({ include, user, unknownUser, grace, drain, version, services }) => ({
    ...ARCHON_PROFILE,
    images: { include },
    securityContext: { ...ARCHON_PROFILE.securityContext, user, unknownUser },
    terminationGracePeriodSeconds: grace,
    drainSeconds: drain,
    kubernetesVersion: version,
    services: services
      ? [
          { name: "api", image: "ghcr.io/acme/api", port: 8181, user: { uid: 1234, gid: 4321 } },
          ...ARCHON_PROFILE.services,
        ]
      : [],
  }));
