import { describe, expect, test } from "vitest";
import { config, container, deployment, patchedContainer } from "./given.ts";
import { familyOf } from "./images.ts";
import type { Plain } from "./plain.ts";
import { referencePatch, referenceTags } from "./reference-patch.ts";

describe("image-tag", () => {
  test.each([
    ["app:latest", "app:k8s-latest"],
    ["app", "app:k8s-latest"],
    ["app:docker-latest", "app:k8s-latest"],
    ["app:docker-0a1b2c3", "app:k8s-0a1b2c3"],
    ["localhost:5000/a/b", "localhost:5000/a/b:k8s-latest"],
    ["docker.io/library/app:latest", "docker.io/library/app:k8s-latest"],
    ["app:1.2", "app:1.2"],
    ["app:docker-0a1b2c", "app:docker-0a1b2c"],
    ["app:docker-0A1B2C3", "app:docker-0A1B2C3"],
    [`app:latest@sha256:${"0".repeat(64)}`, `app:latest@sha256:${"0".repeat(64)}`],
    ["App", "App"],
    ["<image>", "<image>"],
    ["app:k8s-0a1b2c3", "app:k8s-0a1b2c3"],
  ])("%s becomes %s", (before, after) => {
    expect(patchedContainer(container(before))["image"]).toBe(after);
  });

  test.each([
    ["app", undefined, "Always"],
    ["app:k8s-latest", undefined, "Always"],
    ["app", null, "Always"],
    ["app", "", "Always"],
    ["app", "IfNotPresent", "IfNotPresent"],
    ["app:docker-0a1b2c3", undefined, undefined],
    ["app:1.2", undefined, undefined],
  ])("%s with policy %s gets %s", (image, policy, after) => {
    const fields = container(image, policy === undefined ? {} : { imagePullPolicy: policy });
    expect(patchedContainer(fields)["imagePullPolicy"]).toBe(after);
  });

  test.each([
    [["nginx"], "nginx", "compose"],
    [["docker.io/library/*"], "nginx", "compose"],
    [["registry.test/*"], "registry.test/a/b", "excluded"],
    [["registry.test/**"], "registry.test/a/b", "compose"],
    [["**"], "a:k8s-latest", "kubernetes"],
  ])("include %s makes %s %s", (include, image, family) => {
    expect(familyOf(image, config({ include }))).toBe(family);
  });

  test("ephemeral and init containers too, in any kind, in any list", () => {
    const job = {
      apiVersion: "batch/v1",
      kind: "CronJob",
      spec: {
        jobTemplate: {
          spec: { template: { spec: { initContainers: [container("a")], ephemeralContainers: [container("b")] } } },
        },
      },
    };
    const [list] = referencePatch([{ kind: "List", apiVersion: "v1", items: [job] }], config());
    expect(JSON.stringify(list)).toContain('"image":"a:k8s-latest"');
    expect(JSON.stringify(list)).toContain('"image":"b:k8s-latest"');
  });

  test.each<[string, Plain]>([
    [
      "the kind of another group",
      {
        apiVersion: "serving.knative.dev/v1",
        kind: "Deployment",
        spec: { template: { spec: { containers: [container("a")] } } },
      },
    ],
    [
      "a StatefulSet of extensions",
      {
        apiVersion: "extensions/v1beta1",
        kind: "StatefulSet",
        spec: { template: { spec: { containers: [container("a")] } } },
      },
    ],
    ["an object without a version", { kind: "Pod", spec: { containers: [container("a")] } }],
    ["text", "image: a:latest"],
    ["nothing", null],
  ])("%s stays", (_, document) => {
    expect(referencePatch([document], config())).toEqual([document]);
  });

  test("a template has its tags edited, and nothing else", () => {
    const before = deployment({ containers: [container("a")] });
    expect(referenceTags([before], config())).toEqual([deployment({ containers: [container("a:k8s-latest")] })]);
  });

  test("the documents given stay as they were", () => {
    const before = deployment({ containers: [container("a")] });
    referencePatch([before], config());
    expect(before).toEqual(deployment({ containers: [container("a")] }));
  });
});
