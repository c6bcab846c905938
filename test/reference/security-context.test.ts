import { describe, expect, test } from "vitest";
import { container, patchedContainer, patchedPod } from "./given.ts";
import type { Plain, PlainMap } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";

const SECCOMP = { seccompProfile: { type: "RuntimeDefault" } };
const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const user = (uid: number, gid = uid): PlainMap => ({ runAsNonRoot: true, runAsUser: uid, runAsGroup: gid });

describe("the pod's securityContext", () => {
  test.each<[string, PlainMap, PlainMap | undefined]>([
    ["a known base", { containers: [container("nginx")] }, { ...user(101), fsGroup: 101, ...SECCOMP }],
    ["an unknown image, by default", { containers: [container("a")] }, { ...user(1001), fsGroup: 1001, ...SECCOMP }],
    [
      "empty counts as missing",
      { securityContext: {}, containers: [container("a")] },
      { ...user(1001), fsGroup: 1001, ...SECCOMP },
    ],
    [
      "what is there stays",
      { securityContext: { fsGroup: 5 }, containers: [container("a")] },
      { ...user(1001), fsGroup: 5, ...SECCOMP },
    ],
    [
      "the same uid agrees",
      { securityContext: { runAsUser: 101 }, containers: [container("nginx")] },
      { ...user(101), fsGroup: 101, ...SECCOMP },
    ],
    [
      "another uid settles it",
      { securityContext: { runAsUser: 7 }, containers: [container("nginx")] },
      { runAsUser: 7 },
    ],
    ["root settles it", { securityContext: { runAsUser: 0 }, containers: [container("nginx")] }, { runAsUser: 0 }],
    [
      "runAsNonRoot: false settles it",
      { securityContext: { runAsNonRoot: false }, containers: [container("a")] },
      { runAsNonRoot: false },
    ],
    ["a foreign neighbour", { containers: [container("nginx"), container("b:1")] }, { fsGroup: 101 }],
    ["two users", { containers: [container("nginx"), container("node")] }, SECCOMP],
    ["only foreign images", { containers: [container("nginx:1.2")] }, undefined],
    ["Windows by os", { os: { name: "windows" }, containers: [container("a")] }, undefined],
    ["Windows by node", { nodeSelector: { "kubernetes.io/os": "windows" }, containers: [container("a")] }, undefined],
    [
      "a profile that is there",
      { securityContext: { seccompProfile: { type: "Unconfined" } }, containers: [container("nginx")] },
      { ...user(101), fsGroup: 101, seccompProfile: { type: "Unconfined" } },
    ],
  ])("%s", (_, before, after) => {
    expect(patchedPod(before)["securityContext"]).toEqual(after);
  });

  test.each<[string, Partial<ReferenceConfig>, PlainMap | undefined]>([
    ["a number for all", { user: 7 }, { ...user(7), fsGroup: 7, ...SECCOMP }],
    [
      "a service's user",
      { services: [{ image: "docker.io/library/nginx", user: { uid: 8, gid: 9 } }] },
      { ...user(8, 9), fsGroup: 9, ...SECCOMP },
    ],
    ["a service that runs as root", { services: [{ image: "nginx", user: { uid: 0, gid: 0 } }] }, undefined],
    ["unknown is refused", { unknownUser: "refuse", baseUser: () => undefined }, undefined],
    ["asking without a terminal refuses", { unknownUser: "ask", baseUser: () => undefined }, undefined],
  ])("%s", (_, changes, after) => {
    expect(patchedPod({ containers: [container("nginx")] }, changes)["securityContext"]).toEqual(after);
  });
});

describe("fsGroup and volumes", () => {
  const claim = { name: "v", persistentVolumeClaim: { claimName: "c" } };
  const pod = (volume: PlainMap, path: string, image = "nginx"): PlainMap => ({
    containers: [container(image, { volumeMounts: [{ name: "v", mountPath: path }] })],
    volumes: [volume],
  });

  test.each<[string, PlainMap, Plain, Plain]>([
    ["a claim", pod(claim, "/srv"), 101, "OnRootMismatch"],
    ["an emptyDir", pod({ name: "v", emptyDir: {} }, "/srv"), 101, null],
    ["a claim that nobody mounts", { containers: [container("nginx")], volumes: [claim] }, 101, null],
    ["a database's folder", pod(claim, "/var/lib/mysql/data"), null, null],
    ["a folder that only begins like one", pod(claim, "/var/lib/mysqlx"), 101, "OnRootMismatch"],
    ["a database's image", pod(claim, "/srv", "postgres"), null, null],
    ["a database's folder in memory", pod({ name: "v", emptyDir: {} }, "/data/db"), 101, null],
    [
      "a secret for the owner alone",
      pod({ name: "v", secret: { secretName: "s", defaultMode: 0o400 } }, "/keys"),
      null,
      null,
    ],
    [
      "a secret for the group too",
      pod({ name: "v", secret: { secretName: "s", defaultMode: 0o440 } }, "/keys"),
      101,
      null,
    ],
    [
      "one file for the owner alone",
      pod({ name: "v", secret: { items: [{ key: "k", path: "k", mode: 0o600 }] } }, "/keys"),
      null,
      null,
    ],
    [
      "a projected one",
      pod({ name: "v", projected: { sources: [{ secret: { items: [{ mode: 0o600 }] } }] } }, "/keys"),
      null,
      null,
    ],
  ])("%s", (_, before, fsGroup, policy) => {
    const context = patchedPod(before)["securityContext"] as PlainMap;
    expect([context["fsGroup"] ?? null, context["fsGroupChangePolicy"] ?? null]).toEqual([fsGroup, policy]);
  });
});

describe("a container's securityContext", () => {
  test.each<[string, PlainMap, PlainMap]>([
    ["nothing there", {}, HARDENED],
    ["null", { securityContext: null }, HARDENED],
    ["privileged", { securityContext: { privileged: true } }, { privileged: true }],
    [
      "SYS_ADMIN",
      { securityContext: { capabilities: { add: ["SYS_ADMIN"] } } },
      { capabilities: { add: ["SYS_ADMIN"], drop: ["ALL"] } },
    ],
    [
      "CAP_SYS_ADMIN",
      { securityContext: { capabilities: { add: ["CAP_SYS_ADMIN"] } } },
      { capabilities: { add: ["CAP_SYS_ADMIN"], drop: ["ALL"] } },
    ],
    [
      "a drop of its own",
      { securityContext: { capabilities: { drop: ["KILL"] } } },
      { ...HARDENED, capabilities: { drop: ["KILL"] } },
    ],
    ["an empty drop", { securityContext: { capabilities: { drop: [] } } }, HARDENED],
    [
      "escalation asked for",
      { securityContext: { allowPrivilegeEscalation: true } },
      { ...HARDENED, allowPrivilegeEscalation: true },
    ],
  ])("%s", (_, fields, after) => {
    expect(patchedContainer(container("a", fields))["securityContext"]).toEqual(after);
  });

  test("beside a foreign container the user goes on the container", () => {
    const { containers } = patchedPod({ containers: [container("nginx"), container("b:1")] }) as {
      containers: PlainMap[];
    };
    expect(containers[0]?.["securityContext"]).toEqual({ ...user(101), ...SECCOMP, ...HARDENED });
    expect(containers[1]).toEqual(container("b:1"));
  });

  test("what the pod has is not said again", () => {
    const securityContext = { runAsNonRoot: true, runAsGroup: 9 };
    const { containers } = patchedPod({ securityContext, containers: [container("nginx"), container("b:1")] }) as {
      containers: PlainMap[];
    };
    expect(containers[0]?.["securityContext"]).toEqual({ runAsUser: 101, ...SECCOMP, ...HARDENED });
  });

  test("an init container counts, an ephemeral one does not", () => {
    const pod = {
      containers: [container("nginx")],
      initContainers: [container("b:1")],
      ephemeralContainers: [container("c")],
    };
    const { containers, ephemeralContainers } = patchedPod(pod) as {
      containers: PlainMap[];
      ephemeralContainers: PlainMap[];
    };
    expect(containers[0]).toHaveProperty("securityContext.runAsUser", 101);
    expect(ephemeralContainers[0]?.["securityContext"]).toBeUndefined();
  });
});
