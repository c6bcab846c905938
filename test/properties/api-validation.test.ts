import { expect, test } from "vitest";
import type { Plain, PlainMap } from "../reference/plain.ts";
import { rejectedBy } from "./api-validation.ts";

/** A Pod with one container; fields of `pod` and `container` laid over it. */
function podWith(pod: PlainMap, container: PlainMap = {}): PlainMap {
  const containers: Plain[] = [{ name: "a", image: "a", ...container }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { containers, ...pod } };
}

const sleep = (seconds: number): PlainMap => ({ lifecycle: { preStop: { sleep: { seconds } } } });

// The slow suite compares thousands of objects with the server's own code; these are its rules by name.
test.each<[string, PlainMap, string | undefined]>([
  ["a plain pod", podWith({}), undefined],
  ["a sleep as long as the default grace period", podWith({}, sleep(30)), undefined],
  ["a sleep beyond it", podWith({}, sleep(31)), "spec.containers[0].lifecycle.preStop.sleep: 31 s of 30 s"],
  [
    "a sleep beyond a small grace period",
    podWith({ terminationGracePeriodSeconds: 4 }, sleep(5)),
    "spec.containers[0].lifecycle.preStop.sleep: 5 s of 4 s",
  ],
  ["a sleep of nothing", podWith({ terminationGracePeriodSeconds: 0 }, sleep(0)), undefined],
  [
    "a probe with two handlers",
    podWith({}, { livenessProbe: { exec: { command: ["a"] }, tcpSocket: { port: 1 } } }),
    "spec.containers[0].livenessProbe: 2 handlers",
  ],
  [
    "a hook without a handler",
    podWith({}, { lifecycle: { preStop: {} } }),
    "spec.containers[0].lifecycle.preStop: 0 handlers",
  ],
  [
    "no escalation for a privileged container",
    podWith({}, { securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
    "spec.containers[0].securityContext: allowPrivilegeEscalation false beside privileged true",
  ],
  [
    "no escalation beside CAP_SYS_ADMIN",
    podWith({}, { securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ["CAP_SYS_ADMIN"] } } }),
    "spec.containers[0].securityContext: allowPrivilegeEscalation false beside CAP_SYS_ADMIN",
  ],
  [
    "the name without its prefix",
    podWith({}, { securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ["SYS_ADMIN"] } } }),
    undefined,
  ],
  [
    "a uid on Windows",
    podWith({ os: { name: "windows" }, securityContext: { runAsUser: 1 } }),
    "spec: runAsUser cannot be set for a windows pod",
  ],
  [
    "a uid too large",
    podWith({ securityContext: { runAsUser: 2 ** 31 } }),
    "spec.securityContext.runAsUser: 2147483648 is no id",
  ],
  [
    "a pull policy nobody knows",
    podWith({}, { imagePullPolicy: "Sometimes" }),
    "spec.containers[0].imagePullPolicy: Sometimes is not supported",
  ],
  [
    "a liveness probe that succeeds twice",
    podWith({}, { livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } }),
    "spec.containers[0].livenessProbe.successThreshold: must be 1",
  ],
  [
    "a probe on an init container",
    podWith({ initContainers: [{ name: "i", image: "a", livenessProbe: { tcpSocket: { port: 1 } } }] }),
    "spec.initContainers[0].livenessProbe: not in this container",
  ],
])("%s", (_name, object, reason) => {
  expect(rejectedBy(object)).toEqual(reason === undefined ? [] : [reason]);
});
