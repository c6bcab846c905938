import fc from "fast-check";
import type { Plain, PlainMap } from "../reference/plain.ts";

/** Each field is there in about one of three; null counts as missing to the API server. */
export function sparse(fields: Record<string, fc.Arbitrary<Plain>>): fc.Arbitrary<PlainMap> {
  const present = Object.entries(fields).map(([key, value]) =>
    fc.tuple(
      fc.constant(key),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        { weight: 3, arbitrary: value },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ),
  );
  return fc
    .tuple(...present)
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as PlainMap);
}

/** Missing, null, or `{}`, beside what is really there. */
export function loosely(value: fc.Arbitrary<PlainMap>): fc.Arbitrary<PlainMap | null | undefined> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 6, arbitrary: value },
  );
}

const id = fc.constantFrom<Plain>(0, 101, 999, 1000, 1001, 65534, 2147483647);
const flag = fc.boolean() as fc.Arbitrary<Plain>;

const seccompProfile = fc.constantFrom<Plain>(
  { type: "RuntimeDefault" },
  { type: "Unconfined" },
  { type: "Localhost", localhostProfile: "profiles/audit.json" },
);

export const podSecurity = loosely(
  sparse({
    runAsUser: id,
    runAsGroup: id,
    runAsNonRoot: flag,
    fsGroup: id,
    fsGroupChangePolicy: fc.constantFrom<Plain>("Always", "OnRootMismatch"),
    supplementalGroups: fc.constantFrom<Plain>([], [1000, 2000]),
    seccompProfile,
  }),
);

const names = fc.subarray(["ALL", "NET_ADMIN", "SYS_ADMIN", "CAP_SYS_ADMIN", "NET_BIND_SERVICE", "all"], {
  maxLength: 2,
});

export const containerSecurity = loosely(
  sparse({
    runAsUser: id,
    runAsGroup: id,
    runAsNonRoot: flag,
    privileged: flag,
    allowPrivilegeEscalation: flag,
    readOnlyRootFilesystem: flag,
    capabilities: sparse({ add: names as fc.Arbitrary<Plain>, drop: names as fc.Arbitrary<Plain> }),
    seccompProfile,
  }),
);
