import { describe, expect, test } from "vitest";
import { config, container, deployment, patchedContainer, patchedPod, service } from "./given.ts";
import type { Plain, PlainMap } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import { referencePatch } from "./reference-patch.ts";

const preStop = (handler: PlainMap): PlainMap => ({ lifecycle: { preStop: handler } });
const exec = (...command: string[]): PlainMap => preStop({ exec: { command } });
const DRAIN = { preStop: { sleep: { seconds: 5 } } };

describe("termination-grace", () => {
  test.each<[string, Plain, PlainMap, Plain]>([
    ["missing", null, {}, 30],
    ["smaller is raised", 10, {}, 30],
    ["zero is raised", 0, {}, 30],
    ["equal stays", 30, {}, 30],
    ["larger stays", 90, {}, 90],
    ["no number stays", "soon", {}, "soon"],
    ["half a second stays", 10.5, {}, 10.5],
    ["a native sleep", null, preStop({ sleep: { seconds: 40 } }), 50],
    ["a sleep", null, exec("sleep", "25"), 35],
    ["a sleep by path", null, exec("/bin/sleep", "25"), 35],
    ["a shell's sleeps add up", null, exec("sh", "-c", "sleep 20; nginx -s quit; sleep 5"), 35],
    ["something else", null, exec("nginx", "-s", "quit"), 30],
  ])("%s", (_, seconds, fields, after) => {
    const pod = patchedPod({ terminationGracePeriodSeconds: seconds, containers: [container("a", fields)] });
    expect(pod["terminationGracePeriodSeconds"]).toBe(after);
  });

  test("a foreign neighbour's sleep counts, an init container's does not", () => {
    const slow = preStop({ sleep: { seconds: 40 } });
    const grace = (pod: PlainMap): Plain | undefined => patchedPod(pod)["terminationGracePeriodSeconds"];
    expect(grace({ containers: [container("a"), container("b:1", slow)] })).toBe(50);
    expect(grace({ containers: [container("a")], initContainers: [container("b", slow)] })).toBe(30);
  });

  test("the drain to be written counts", () => {
    const pod = { containers: [container("a", { ports: [{ containerPort: 80 }] })] };
    const patched = patchedPod(pod, { drainSeconds: 25 }, [service([{ port: 80 }])]);
    expect(patched["terminationGracePeriodSeconds"]).toBe(35);
  });

  test.each(["Job", "CronJob", "PodTemplate"])("%s is passed over", (kind) => {
    const spec = { containers: [container("a")] };
    const template = { spec };
    const body =
      kind === "PodTemplate"
        ? { template }
        : { spec: kind === "Job" ? { template } : { jobTemplate: { spec: { template } } } };
    const object = { apiVersion: kind === "PodTemplate" ? "v1" : "batch/v1", kind, ...body } as PlainMap;
    expect(JSON.stringify(referencePatch([object], config()))).not.toContain("terminationGracePeriodSeconds");
  });
});

describe("the drain", () => {
  const named = { ports: [{ name: "http", containerPort: 8080 }] };

  test.each<[string, PlainMap, Plain, PlainMap | undefined]>([
    ["by number", named, service([{ port: 8080 }]), DRAIN],
    ["by name", named, service([{ port: 80, targetPort: "http" }]), DRAIN],
    ["by another name", named, service([{ port: 80, targetPort: "grpc" }]), undefined],
    ["an undeclared number, one container", named, service([{ port: 9 }]), DRAIN],
    ["no ports declared", {}, service([{ port: 9 }]), DRAIN],
    ["a Service without ports", named, service([]), undefined],
    ["ExternalName", named, service([{ port: 8080 }], { type: "ExternalName" }), undefined],
    ["no selector", named, service([{ port: 8080 }], { selector: {} }), undefined],
    ["another label", named, service([{ port: 8080 }], { selector: { app: "web", tier: "x" } }), undefined],
    ["another namespace", named, { ...service([{ port: 8080 }]), metadata: { namespace: "x" } }, undefined],
    ["another API's Service", named, { ...service([{ port: 8080 }]), apiVersion: "serving.knative.dev/v1" }, undefined],
    ["an empty lifecycle", { ...named, lifecycle: {} }, service([{ port: 8080 }]), DRAIN],
    [
      "a preStop of its own",
      { ...named, ...exec("true") },
      service([{ port: 8080 }]),
      exec("true")["lifecycle"] as PlainMap,
    ],
  ])("%s", (_, fields, other, after) => {
    expect(patchedContainer(container("a", fields), {}, [other])["lifecycle"]).toEqual(after);
  });

  test.each<[Partial<ReferenceConfig>]>([[{ drainSeconds: 0 }], [{ kubernetesVersion: "1.29" }]])(
    "none with %o",
    (changes) => {
      expect(
        patchedContainer(container("a", named), changes, [service([{ port: 8080 }])])["lifecycle"],
      ).toBeUndefined();
    },
  );

  test("an undeclared number belongs to nobody where there are two", () => {
    const sidecar = { ...container("b"), restartPolicy: "Always" };
    const pod = patchedPod({ containers: [container("a")], initContainers: [sidecar] }, {}, [service([{ port: 9 }])]);
    expect(JSON.stringify(pod)).not.toContain("preStop");
  });

  test("a sidecar that takes traffic drains, an init container and a Job do not", () => {
    const ports = [{ containerPort: 9 }];
    const pod = {
      containers: [container("a")],
      initContainers: [{ ...container("b", { ports }), restartPolicy: "Always" }, container("c", { ports })],
    };
    const { initContainers } = patchedPod(pod, {}, [service([{ port: 9 }])]) as { initContainers: PlainMap[] };
    expect(initContainers.map(({ lifecycle }) => lifecycle)).toEqual([DRAIN, undefined]);
    const job = { ...deployment({ containers: [container("a")] }), apiVersion: "batch/v1", kind: "Job" };
    expect(JSON.stringify(referencePatch([job, service([{ port: 9 }])], config()))).not.toContain("preStop");
  });
});
