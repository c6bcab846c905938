import fc from "fast-check";
import type { Plain, PlainMap } from "../reference/plain.ts";
import { image } from "./arbitrary-image.ts";
import { lifecycle, PORT_NAMES, probe } from "./arbitrary-probe.ts";
import { containerSecurity } from "./arbitrary-security.ts";
import { mountsOf } from "./arbitrary-volume.ts";

/** Strings that a careless writer would spoil. */
const WORDS = [
  "yes",
  "0644",
  "1.30",
  "null",
  "~",
  "a: b",
  "# no comment",
  "'",
  '"',
  "x: latest # y",
  "- dash",
  "{}",
  "[a]",
  "*a",
  "&b",
  "!c",
  "%d",
  "@e",
  "image: nginx:latest",
  "a\nb\n",
  "two\n\nlines",
  "  lead",
  "trail  ",
  "tab\there",
  "é ü 日本 🚀",
  "",
  "on",
  "1e3",
  "0x1f",
  "1:30",
  "2001-01-01",
  "#!/bin/sh\nset -e\nexec python -m app\n",
  "back\\slash",
  "---",
  "...",
  "a,b",
  "=",
  "<<",
  "keep\n\n",
  '{\n  "a": 1\n}',
];

/** Without `{{`: a template is edited by other rules. */
export const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => text.replaceAll("{{", "{")) },
);

const env: fc.Arbitrary<PlainMap[]> = fc
  .array(word, { maxLength: 3 })
  .map((values) =>
    values.map((value, i) =>
      i === 1 ? { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } } : { name: `VAR_${i}`, value },
    ),
  );

const ports: fc.Arbitrary<PlainMap[]> = fc
  .tuple(
    fc.shuffledSubarray([80, 443, 3737, 8080, 8181], { maxLength: 2 }),
    fc.shuffledSubarray(PORT_NAMES, { minLength: 2, maxLength: 2 }),
    fc.nat(3),
  )
  .map(([numbers, names, named]) =>
    numbers.map((containerPort, i) => ({
      ...((named >> i) & 1 && { name: names[i] as string }),
      containerPort,
      ...(i === 1 && { protocol: "TCP" }),
    })),
  );

const policy = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constantFrom<Plain>("Always", "IfNotPresent", "Never", "", null) },
);

function some<T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });
}

const common = (volumes: readonly string[]) => ({
  image,
  imagePullPolicy: policy,
  command: some(
    fc.array(
      word.filter((each) => each !== ""),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  env: some(env),
  resources: some(
    fc.constantFrom<Plain>({}, { limits: { cpu: "500m", memory: "1Gi" }, requests: { cpu: "500m", memory: "1Gi" } }),
  ),
  volumeMounts: mountsOf(volumes).map((list) => (list.length > 0 ? list : undefined)),
  securityContext: containerSecurity,
});

const serving = { ports, livenessProbe: probe, readinessProbe: probe, startupProbe: probe, lifecycle };

/** A container that is not named yet. */
export function container(
  role: "container" | "init" | "sidecar" | "ephemeral",
  volumes: readonly string[],
): fc.Arbitrary<PlainMap> {
  const model = role === "container" || role === "sidecar" ? { ...common(volumes), ...serving } : common(volumes);
  return fc.record<Record<string, unknown>>(model).map((fields) => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { ...(Object.fromEntries(present) as PlainMap), ...(role === "sidecar" && { restartPolicy: "Always" }) };
  });
}
