import { describe, expect, test } from "vitest";
import { container, patchedContainer, patchedPod, service } from "./given.ts";
import type { Plain, PlainMap } from "./plain.ts";

const curl = (url: string, timing: PlainMap = {}): PlainMap => ({ exec: { command: ["curl", "-f", url] }, ...timing });
const TO_9 = [service([{ port: 9 }])];

describe("manual-healthcheck", () => {
  test.each<[string, PlainMap, PlainMap]>([
    ["path and query", curl("http://localhost:9/a?b=c"), { httpGet: { path: "/a?b=c", port: 9 } }],
    ["no path", curl("http://localhost:9"), { httpGet: { path: "/", port: 9 } }],
    ["https", curl("https://localhost:9/"), { httpGet: { path: "/", port: 9, scheme: "HTTPS" } }],
    [
      "timing stays",
      curl("http://localhost:9", { periodSeconds: 7 }),
      { httpGet: { path: "/", port: 9 }, periodSeconds: 7 },
    ],
    ["a connection", { exec: { command: ["nc", "-z", "localhost 9"] } }, { tcpSocket: { port: 9 } }],
    ["not understood", { exec: { command: ["true"] } }, { exec: { command: ["true"] } }],
    [
      "without -f",
      { exec: { command: ["curl", "-s", "http://localhost:9"] } },
      { exec: { command: ["curl", "-s", "http://localhost:9"] } },
    ],
    ["a port that nothing leads to", curl("http://localhost:8"), curl("http://localhost:8")],
    ["a handler of its own", { grpc: { port: 9 } }, { grpc: { port: 9 } }],
  ])("%s", (_, before, after) => {
    for (const key of ["livenessProbe", "readinessProbe", "startupProbe"]) {
      expect(patchedContainer(container("a", { [key]: before }), {}, TO_9)[key]).toEqual(after);
    }
  });

  test("the port is called by its name", () => {
    const fields = { ports: [{ name: "http", containerPort: 9 }], livenessProbe: curl("http://localhost:9") };
    expect(patchedContainer(container("a", fields), {}, TO_9)["livenessProbe"]).toEqual({
      httpGet: { path: "/", port: "http" },
    });
  });

  test.each<[string, PlainMap, Plain[]]>([
    ["a Service by name", {}, [service([{ port: 80, targetPort: "http" }])]],
    ["another probe by number", { readinessProbe: { tcpSocket: { port: 9 } } }, []],
    ["another probe by name", { readinessProbe: { httpGet: { port: "http" } } }, []],
  ])("the server is known to listen through %s", (_, more, others) => {
    const fields = { ports: [{ name: "http", containerPort: 9 }], livenessProbe: curl("http://localhost:9"), ...more };
    expect(patchedContainer(container("a", fields), {}, others)["livenessProbe"]).toHaveProperty("httpGet");
  });

  test("the configuration's port shows it too", () => {
    const probe = { livenessProbe: curl("http://localhost:9") };
    const services = [{ image: "a", port: 9 }];
    expect(patchedContainer(container("a", probe), { services })["livenessProbe"]).toHaveProperty("httpGet");
    expect(patchedContainer(container("b", probe), { services })["livenessProbe"]).toHaveProperty("exec");
  });

  test("foreign images and init containers keep theirs", () => {
    const probe = { livenessProbe: curl("http://localhost:9") };
    const pod = patchedPod(
      { containers: [container("a:1", probe)], initContainers: [container("b", probe)] },
      {},
      TO_9,
    );
    expect(JSON.stringify(pod)).not.toContain("httpGet");
  });
});
