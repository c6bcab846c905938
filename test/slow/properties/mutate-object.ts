import { isMap, mapAt, mapsAt, type Plain, type PlainMap } from "../../reference/plain.ts";
import { containersOf } from "../../properties/make-acceptable.ts";
import type { Dice } from "../../properties/dice.ts";

type Mutation = (pod: PlainMap, container: PlainMap, dice: Dice) => void;

function setAny(holder: PlainMap, key: string, values: readonly Plain[]): Mutation {
  return (_pod, _container, dice) => void (holder[key] = dice.pick(values));
}

function within(map: PlainMap, key: string): PlainMap {
  if (!isMap(map[key])) map[key] = {};
  return map[key] as PlainMap;
}

const HANDLERS: readonly (readonly [string, Plain])[] = [
  ["exec", { command: ["true"] }],
  ["exec", {}],
  ["httpGet", { port: 80 }],
  ["httpGet", { path: "/", port: "no_name" }],
  ["httpGet", { path: "/", port: 0 }],
  ["httpGet", { path: "/", port: 80, scheme: "FTP" }],
  ["tcpSocket", { port: 70_000 }],
  ["tcpSocket", { port: "web" }],
];

const MUTATIONS: readonly Mutation[] = [
  (pod, _, dice) => setAny(pod, "terminationGracePeriodSeconds", [-5, 0, 1, 4, 5, 30, 9999, null])(pod, pod, dice),
  (pod, _, dice) =>
    setAny(pod, "os", [{ name: "windows" }, { name: "linux" }, { name: "plan9" }, {}, null])(pod, pod, dice),
  (pod, _, dice) => setAny(pod, "restartPolicy", ["Always", "OnFailure", "Never", "Sometimes", ""])(pod, pod, dice),
  (pod, _, dice) => {
    const key = dice.pick(["runAsUser", "runAsGroup", "fsGroup"]);
    within(pod, "securityContext")[key] = dice.pick([-1, 0, 2 ** 31 - 1, 2 ** 31]);
  },
  (pod, _, dice) =>
    void (within(pod, "securityContext")["fsGroupChangePolicy"] = dice.pick([
      "Always",
      "OnRootMismatch",
      "Never",
      null,
    ])),
  (pod, container, dice) => {
    const profiles: Plain[] = [
      { type: "RuntimeDefault" },
      { type: "Localhost" },
      { type: "Localhost", localhostProfile: "../x" },
      { type: "X" },
      { type: "Unconfined", localhostProfile: "a" },
      null,
    ];
    within(dice.chance(50) ? pod : container, "securityContext")["seccompProfile"] = dice.pick(profiles);
  },
  (_, container, dice) =>
    void (within(container, "securityContext")["privileged"] = dice.pick([true, true, false, null])),
  (_, container, dice) =>
    void (within(container, "securityContext")["allowPrivilegeEscalation"] = dice.pick([false, false, true, null])),
  (_, container, dice) =>
    void (within(container, "securityContext")["capabilities"] = dice.pick([
      { add: ["CAP_SYS_ADMIN"] },
      { add: ["SYS_ADMIN"] },
      { drop: ["ALL"] },
      {},
    ])),
  (_, container, dice) =>
    void (within(container, "securityContext")["runAsUser"] = dice.pick([-1, 0, 2 ** 31 - 1, 2 ** 31])),
  (_, container, dice) => {
    const seconds = dice.pick([-1, 0, 1, 4, 5, 6, 30, 31]);
    within(within(container, "lifecycle"), dice.pick(["preStop", "preStop", "postStart"]))["sleep"] = { seconds };
  },
  (_, container, dice) =>
    void (within(container, "lifecycle")["preStop"] = dice.pick([{}, null, { exec: { command: ["true"] } }])),
  (_, container, dice) => {
    const [handler, value] = dice.pick(HANDLERS);
    const where = dice.pick(["livenessProbe", "readinessProbe", "startupProbe"]);
    within(container, where)[handler] = structuredClone(value);
  },
  (_, container, dice) => {
    const probe = within(container, dice.pick(["livenessProbe", "readinessProbe", "startupProbe"]));
    const field = dice.pick([
      "successThreshold",
      "failureThreshold",
      "periodSeconds",
      "initialDelaySeconds",
      "timeoutSeconds",
      "terminationGracePeriodSeconds",
    ]);
    probe[field] = dice.pick([-1, 0, 1, 2]);
  },
  (_, container, dice) => void (container["imagePullPolicy"] = dice.pick(["Always", "Sometimes", "always", ""])),
  (_, container, dice) => void (container["image"] = dice.pick(["", " ", "nginx", null])),
  (_, container, dice) =>
    void (container["name"] = dice.pick(["c0", "c1", "init0", "Upper", "", "a.b", "a".repeat(64)])),
  (_, container, dice) =>
    void (container["restartPolicy"] = dice.pick(["Always", "Never", "OnFailure", "Sometimes", null])),
  (_, container, dice) => {
    const odd: Plain[] = [
      { containerPort: 0 },
      { containerPort: 65_536 },
      { containerPort: 1, name: "a--b" },
      { containerPort: 1, name: "UP" },
      { containerPort: 1, name: "sixteen-letters-x" },
      { containerPort: 1, name: "123" },
      { containerPort: 1, protocol: "ICMP" },
      { containerPort: 53, protocol: "UDP", name: "dns" },
    ];
    container["ports"] = [
      ...mapsAt(container, "ports"),
      dice.pick(odd),
      ...(dice.chance(20) ? [{ containerPort: 2, name: "dns" }] : []),
    ];
  },
  (pod, container) =>
    void (pod["ephemeralContainers"] = [
      {
        name: "dbg",
        image: "busybox",
        ...(mapAt(container, "lifecycle")["preStop"] ? { lifecycle: container["lifecycle"] as Plain } : {}),
      },
    ]),
];

/** A copy with one to three things changed, most of which the API server does not like. */
export function mutateObject(object: PlainMap, dice: Dice): PlainMap {
  const copy = structuredClone(object);
  const pod = [
    ["spec", "jobTemplate", "spec", "template", "spec"],
    ["spec", "template", "spec"],
    ["template", "spec"],
    ["spec"],
  ]
    .map((path) => mapAt(copy, ...path))
    .find((spec) => "containers" in spec);
  if (!pod) return copy;
  for (let times = 1 + dice.below(3); times > 0; times--) {
    const container = dice.pick(containersOf(pod));
    dice.pick(MUTATIONS)(pod, container, dice);
  }
  return copy;
}
