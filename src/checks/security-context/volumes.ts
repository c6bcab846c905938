import { arrayAt, isObject, numberAt, stringAt, type JsonObject } from "../../core/json.ts";
import { parseImageRef } from "../../core/image-ref.ts";
import type { Container, Workload } from "../../core/manifest.ts";

/**
 * Volume types whose files the kubelet gives to fsGroup, besides those it writes itself
 * (kubernetes.io/docs "Configure volume permission and ownership change policy for Pods").
 */
const OWNED_TYPES = new Set([
  "persistentVolumeClaim",
  "ephemeral",
  "csi",
  "awsElasticBlockStore",
  "gcePersistentDisk",
  "azureDisk",
  "cinder",
  "rbd",
  "iscsi",
  "fc",
  "portworxVolume",
  "vsphereVolume",
  "scaleIO",
  "storageos",
  "flexVolume",
]);

const DATABASE_PATHS = [
  "/var/lib/postgresql",
  "/var/lib/mysql",
  "/var/lib/mariadb",
  "/var/lib/mongodb",
  "/data/db",
  "/var/lib/redis",
  "/var/lib/etcd",
  "/var/lib/cassandra",
  "/usr/share/elasticsearch/data",
  "/var/lib/rabbitmq",
  "/var/lib/clickhouse",
  "/bitnami",
];

const DATABASE_IMAGES = new Set(
  "postgres postgresql mysql mariadb mongo mongodb redis etcd cassandra elasticsearch rabbitmq clickhouse".split(" "),
);

export interface MountedVolume {
  readonly name: string;
  readonly type: string;
  readonly source: JsonObject;
  readonly mounts: readonly { readonly container: Container; readonly path: string }[];
}

/** Volumes of the pod that a container mounts, claim templates of a StatefulSet among them. */
export function mountedVolumes(workload: Workload): readonly MountedVolume[] {
  const declared = arrayAt(workload.pod, ["volumes"]).filter(isObject).map(volumeOf);
  const claims = arrayAt(workload.object.value, ["spec", "volumeClaimTemplates"]).map((claim) => ({
    name: stringAt(claim, ["metadata", "name"]) ?? "",
    type: "persistentVolumeClaim",
    source: {},
  }));
  return [...declared, ...claims]
    .map((volume) => ({ ...volume, mounts: mountsOf(workload, volume.name) }))
    .filter(({ mounts }) => mounts.length > 0);
}

function volumeOf(volume: JsonObject): Omit<MountedVolume, "mounts"> {
  const [type = "emptyDir", source] = Object.entries(volume).find(([key]) => key !== "name") ?? [];
  return { name: stringAt(volume, ["name"]) ?? "", type, source: isObject(source) ? source : {} };
}

function mountsOf(workload: Workload, name: string): MountedVolume["mounts"] {
  const containers = workload.containers.filter(({ role }) => role !== "ephemeral");
  return containers.flatMap((container) =>
    arrayAt(container.value, ["volumeMounts"])
      .filter((mount) => stringAt(mount, ["name"]) === name)
      .map((mount) => ({ container, path: stringAt(mount, ["mountPath"]) ?? "" })),
  );
}

export function honoursOwnership(volume: MountedVolume): boolean {
  return OWNED_TYPES.has(volume.type);
}

export function holdsDatabase(volume: MountedVolume): boolean {
  if (!honoursOwnership(volume)) return false;
  return volume.mounts.some(({ container, path }) => {
    if (DATABASE_PATHS.some((root) => path === root || path.startsWith(`${root}/`))) return true;
    const repository = parseImageRef(container.image ?? "")?.repository;
    return DATABASE_IMAGES.has(repository?.split("/").at(-1) ?? "");
  });
}

/** Secrets closed to the group on purpose: fsGroup would open them (and ssh refuses such keys). */
export function holdsKeyFiles(volume: MountedVolume): boolean {
  if (volume.type !== "secret" && volume.type !== "projected") return false;
  const sources = arrayAt(volume.source, ["sources"]).flatMap((source) => arrayAt(source, ["secret", "items"]));
  const modes = [
    numberAt(volume.source, ["defaultMode"]),
    ...[...arrayAt(volume.source, ["items"]), ...sources].map((item) => numberAt(item, ["mode"])),
  ];
  return modes.some((mode) => mode !== undefined && (mode & 0o070) === 0);
}
