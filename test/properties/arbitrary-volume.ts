import fc from "fast-check";
import type { Plain, PlainMap } from "../reference/plain.ts";

const mode = fc.constantFrom<Plain>(0o400, 0o440, 0o600, 0o640, 0o644, 0o777);

const source: fc.Arbitrary<PlainMap> = fc.oneof(
  fc.constantFrom<PlainMap[]>(
    { emptyDir: {} },
    { emptyDir: { sizeLimit: "1Gi", medium: "Memory" } },
    { emptyDir: null },
  ),
  mode.map((defaultMode) => ({ secret: { secretName: "keys", defaultMode } })),
  mode.map((each) => ({ secret: { secretName: "keys", items: [{ key: "id_rsa", path: "id_rsa", mode: each }] } })),
  mode.map((each) => ({
    projected: { sources: [{ secret: { name: "keys", items: [{ key: "k", path: "k", mode: each }] } }] },
  })),
  fc.constant<PlainMap>({ configMap: { name: "settings" } }),
  fc.constant<PlainMap>({ persistentVolumeClaim: { claimName: "data" } }),
  fc.constantFrom<PlainMap[]>(
    { hostPath: { path: "/var/run/docker.sock" } },
    { hostPath: { path: "/data", type: "DirectoryOrCreate" } },
  ),
  fc.constant<PlainMap>({ csi: { driver: "secrets-store.csi.k8s.io", readOnly: true } }),
  fc.constant<PlainMap>({
    ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
    },
  }),
);

/** Up to three volumes; `name` may stand first or last. */
export const volumes: fc.Arbitrary<PlainMap[]> = fc
  .array(fc.tuple(source, fc.boolean()), { maxLength: 3 })
  .map((sources) => sources.map(([one, first], i) => (first ? { name: `v${i}`, ...one } : { ...one, name: `v${i}` })));

const PATHS = ["/data", "/var/lib/postgresql/data", "/tmp", "/etc/keys", "/bitnami", "/var/lib/redis"];

/** Mounts of some of the volumes at paths that differ. */
export function mountsOf(names: readonly string[]): fc.Arbitrary<PlainMap[]> {
  const paths = fc.shuffledSubarray(PATHS, { minLength: names.length, maxLength: names.length });
  return fc
    .tuple(fc.subarray([...names]), paths)
    .map(([some, where]) =>
      some.map((name, i) => ({ name, mountPath: where[i] as string, ...(i === 1 && { readOnly: true }) })),
    );
}
