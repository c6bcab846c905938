import { readReference } from "./images.ts";
import { isMap, mapAt, mapsAt, textAt, type Plain, type PlainMap } from "./plain.ts";
import type { Container, Workload } from "./workloads.ts";

export interface Mount {
  readonly container: Container;
  readonly path: string;
  /** The volume's type and its settings; a claim template of a StatefulSet is `claimTemplate`. */
  readonly type: string;
  readonly settings: PlainMap;
}

/** Volume types whose driver hands files over to `fsGroup`. */
const OWNED = new Set([
  "claimTemplate",
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
  "scaleIO",
  "storageos",
  "flexVolume",
  "vsphereVolume",
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

const DATABASES = new Set(
  "postgres postgresql mysql mariadb mongo mongodb redis etcd cassandra elasticsearch rabbitmq clickhouse".split(" "),
);

export function mountsOf({ kind, object, pod, containers }: Workload): Mount[] {
  const volumes = new Map<string, { type: string; settings: PlainMap }>();
  for (const volume of mapsAt(pod, "volumes")) {
    const type = Object.keys(volume).find((key) => key !== "name") ?? "emptyDir";
    volumes.set(textAt(volume, "name"), { type, settings: mapAt(volume, type) });
  }
  for (const claim of kind === "StatefulSet" ? mapsAt(mapAt(object, "spec"), "volumeClaimTemplates") : []) {
    volumes.set(textAt(mapAt(claim, "metadata"), "name"), { type: "claimTemplate", settings: {} });
  }
  return containers
    .filter(({ role }) => role !== "ephemeral")
    .flatMap((container) =>
      mapsAt(container.fields, "volumeMounts").flatMap((mount) => {
        const volume = volumes.get(textAt(mount, "name"));
        return volume ? [{ container, path: textAt(mount, "mountPath"), ...volume }] : [];
      }),
    );
}

export function honoursOwnership({ type }: Mount): boolean {
  return OWNED.has(type);
}

export function holdsDatabase(mount: Mount): boolean {
  if (!honoursOwnership(mount)) return false;
  const path = `${mount.path.replace(/\/+$/, "")}/`;
  return DATABASE_PATHS.some((root) => path.startsWith(`${root}/`)) || isDatabase(mount.container.image);
}

function isDatabase(image: string): boolean {
  return DATABASES.has(readReference(image)?.repository.split("/").at(-1) ?? "");
}

export function holdsKeyFiles({ type, settings }: Mount): boolean {
  if (type !== "secret" && type !== "projected") return false;
  const sources = mapsAt(settings, "sources").flatMap((source) => Object.values(source).filter(isMap));
  const items = [settings, ...sources].flatMap((each) => mapsAt(each, "items"));
  return [settings["defaultMode"], ...items.map(({ mode }) => mode)].some(keepsGroupOut);
}

function keepsGroupOut(mode: Plain | undefined): boolean {
  return typeof mode === "number" && (mode & 0o070) === 0;
}
