import { mapAt, mapFor, isMissing, setMissing, type Plain, type PlainMap } from "./plain.ts";
import type { ReferenceConfig } from "./reference-config.ts";
import { memberOf, type DerivedIds, type Member } from "./security-users.ts";
import { holdsDatabase, holdsKeyFiles, honoursOwnership, mountsOf } from "./security-volumes.ts";
import type { Workload } from "./workloads.ts";

type Values = Record<string, Plain>;

/** Item 3. All is decided on the pod as it was; only then anything is written. */
export function patchSecurity(workload: Workload, config: ReferenceConfig): void {
  const { pod } = workload;
  const members = workload.containers
    .filter(({ role }) => role !== "ephemeral")
    .map((container) => memberOf(container, pod, config));
  if (isWindows(pod) || !members.some(({ container }) => container.migrates)) return;
  const podValues = { ...podUser(members), ...podPart(workload, members) };
  const containerValues = members.map((member) => containerPart(member, members, pod));
  write(pod, podValues);
  members.forEach(({ container }, i) => write(container.fields, containerValues[i] ?? {}));
}

function isWindows(pod: PlainMap): boolean {
  return mapAt(pod, "os")["name"] === "windows" || mapAt(pod, "nodeSelector")["kubernetes.io/os"] === "windows";
}

function write(owner: PlainMap, values: Values): void {
  const context = Object.keys(values).length > 0 ? mapFor(owner, "securityContext") : undefined;
  if (!context) return;
  for (const [key, value] of Object.entries(values)) {
    if (key === "capabilities") setMissing(mapFor(context, key) ?? {}, "drop", value);
    else setMissing(context, key, value);
  }
}

function userValues({ uid, gid }: DerivedIds): Values {
  return { runAsNonRoot: true, runAsUser: uid, runAsGroup: gid };
}

/** The one user of the whole pod, where there is one. */
function sharedIds(members: readonly Member[]): DerivedIds | undefined {
  const [first] = members;
  const shared = members.every(
    ({ container, ids, settled, agrees }) =>
      container.migrates && (!settled || agrees) && ids?.uid === first?.ids?.uid && ids?.gid === first?.ids?.gid,
  );
  return shared ? first?.ids : undefined;
}

function podUser(members: readonly Member[]): Values {
  const ids = sharedIds(members);
  return ids ? userValues(ids) : {};
}

function anyUser(members: readonly Member[]): boolean {
  return members.some(({ container, ids, settled, agrees }) => container.migrates && ids && (!settled || agrees));
}

const SECCOMP = { seccompProfile: { type: "RuntimeDefault" } };

function podPart(workload: Workload, members: readonly Member[]): Values {
  if (!anyUser(members)) return {};
  const everyMigrates = members.every(({ container }) => container.migrates);
  return { ...(everyMigrates && SECCOMP), ...fsGroupValues(workload, members) };
}

function fsGroupValues(workload: Workload, members: readonly Member[]): Values {
  const known = members.flatMap(({ ids }) => ids ?? []);
  const [first] = known;
  if (!first || known.some(({ gid }) => gid !== first.gid)) return {};
  if (!isMissing(mapAt(workload.pod, "securityContext")["fsGroup"])) return {};
  const mounts = mountsOf(workload);
  if (mounts.some((mount) => holdsDatabase(mount) || holdsKeyFiles(mount))) return {};
  const policy = mounts.some(honoursOwnership) ? { fsGroupChangePolicy: "OnRootMismatch" } : {};
  return { fsGroup: first.fsGroup, ...policy };
}

function containerPart({ container, ids, settled }: Member, members: readonly Member[], pod: PlainMap): Values {
  if (!container.migrates) return {};
  const own = mapAt(container.fields, "securityContext");
  const podContext = mapAt(pod, "securityContext");
  const values: Values = {};
  if (ids && !settled && !sharedIds(members)) {
    Object.assign(values, userValues(ids));
    if (!isMissing(podContext["runAsGroup"])) delete values["runAsGroup"];
    if (podContext["runAsNonRoot"] === true) delete values["runAsNonRoot"];
  }
  const everyMigrates = members.every((each) => each.container.migrates);
  if (anyUser(members) && !everyMigrates && isMissing(podContext["seccompProfile"])) Object.assign(values, SECCOMP);
  if (own["privileged"] === true) return values;
  if (!addsSysAdmin(own)) values["allowPrivilegeEscalation"] = false;
  return { ...values, capabilities: ["ALL"] };
}

function addsSysAdmin(own: PlainMap): boolean {
  const added = mapAt(own, "capabilities")["add"];
  return Array.isArray(added) && added.some((each) => each === "SYS_ADMIN" || each === "CAP_SYS_ADMIN");
}
