import type { Messages } from "./messages.ts";

export const findings = {
  FILE_UNREADABLE: { message: "the file cannot be read: {reason}", remedy: "check its permissions: ls -ld {file}" },
  FILE_TOO_LARGE: {
    message: "the file has {size} MiB; files of up to {limit} MiB are read",
    remedy: "split it at its --- lines",
  },
  FILE_BINARY: { message: "the file holds zero bytes, so it is not a manifest", remedy: "leave it out of -f" },
  FILE_ENCODING: {
    message: "the file is {encoding}, not UTF-8",
    remedy: "convert it: iconv -f {encoding} -t UTF-8 {file}",
    when: {
      "encoding=?": { message: "the file is not UTF-8 text", remedy: "save it as UTF-8; its encoding: file -i {file}" },
    },
  },
  YAML_SYNTAX: { message: "not valid YAML: {reason}", remedy: "correct the line; kubectl apply would refuse it too" },
  TEMPLATE_UNREADABLE: {
    message: "this template cannot be read before Helm has rendered it: {reason}",
    remedy: "plan the output of helm template, then carry the changes over into the chart",
  },
  ANCHOR_SHARED: {
    message: "{field} lies under the anchor &{detail}: a change would reach its aliases too",
    remedy: "write the value out where the alias stands, then plan again",
  },
  REQUIREMENT_REFUSED: {
    message: "{field} is left out: it goes with {detail}, whose change was refused",
    remedy: "correct what that finding names, then plan again",
  },
  ALIAS_SHARED: {
    message: "{field} comes from an alias: a change would reach its anchor too",
    remedy: "write the value out where the alias stands, then plan again",
  },
  DUPLICATE_KEY: {
    message: "{field} cannot take the place of a key that stands twice in its mapping, or is merged into it",
    remedy: "leave one of the two, then plan again",
  },
  NOT_A_MAPPING: {
    message: "{field} cannot be set: a text, a number or a list stands where a mapping belongs",
    remedy: "correct the manifest; the API server would refuse it too",
  },
  MULTILINE_SCALAR: {
    message: "{field} is written over several lines",
    remedy: "write it on one line, then plan again",
  },
  TEMPLATED: {
    message: "in a Helm template: {field} should be {value}",
    remedy: "set it in the template or in values.yaml; only images that are written out are changed here",
  },
  PROOF_FAILED: {
    message: "the change of {field} could not be proven safe: {detail}",
    remedy: "make this change by hand",
  },
  IMAGE_NEEDED: {
    message: "the nodes must be able to pull {image}",
    remedy: "check that it exists: docker manifest inspect {image}",
  },
  IMAGE_ELSEWHERE: {
    message: "{image} is used by a {kind}, a kind this tool does not know as a workload",
    remedy: "if it starts containers, change it by hand",
  },
  IMAGE_DIGEST: {
    message: "{image} is pinned by digest; only the registry knows the digest of the Kubernetes image",
    remedy: "put the digest of the k8s image in its place",
  },
  IMAGE_FOREIGN_TAG: {
    message: "the tag {tag} is neither a Compose nor a Kubernetes tag, so nobody knows how this image was built",
    remedy: "add it to tags.compose in .archon-migrate.yaml, or change it by hand",
  },
  IMAGE_TEMPLATED: { message: "{image} is filled in by the template", remedy: "set the tag in values.yaml" },
  IMAGE_INVALID: { message: "{image} is not an image reference", remedy: "correct it; no node could pull it" },
  PATCH_PARTIAL: {
    message: "a Kustomize patch: only its image tag is changed here, the rest belongs in the object it patches",
    remedy: "plan that object too",
  },
  PULL_POLICY_STALE: {
    message: "imagePullPolicy {policy} with a tag that moves: nodes keep running an old {image}",
    remedy: "set imagePullPolicy: Always, or use the tag of one commit",
  },
  WINDOWS_POD: { message: "a Windows pod: the API server rejects these Linux fields there", remedy: "" },
  USER_UNKNOWN: {
    message: "nothing says which user {image} runs as",
    remedy: "set services[].user in .archon-migrate.yaml, or answer in apply --interactive",
  },
  USER_IS_ROOT: {
    message: "the Kubernetes image {image} itself runs as root",
    remedy: "give its Dockerfile a USER with a number, such as USER 1001:1001",
  },
  USER_CONFLICT: {
    message: "runAsUser is {found}, but {image} is made for uid {uid}",
    remedy: "remove runAsUser, or set services[].user if {found} is right",
  },
  ROOT_EXPLICIT: {
    message: "the manifest asks for root, but the Kubernetes image is made for uid {uid}",
    remedy: "remove runAsUser: 0 and runAsNonRoot: false, then plan again",
    when: { "uid=0": { message: "the manifest asks for root" } },
  },
  PRIVILEGED: {
    message: "a privileged container: the checklist asks for non-root, and nothing was changed here",
    remedy: "remove privileged: true if the program does not need it",
  },
  ESCALATION_EXPLICIT: {
    message: "allowPrivilegeEscalation: true is kept",
    remedy: "remove it unless the program needs setuid",
  },
  CAPABILITIES_KEPT: {
    message: "capabilities are kept as written ({capabilities})",
    remedy: "drop ALL and add only what the program needs",
  },
  FSGROUP_MIXED: {
    message: "the containers need different groups ({groups}), but a pod has one fsGroup",
    remedy: "set fsGroup by hand",
  },
  FSGROUP_DATABASE: {
    message: "volume {volume} holds a database: fsGroup would change the modes of its files",
    remedy: "set fsGroup by hand, after a backup",
  },
  FSGROUP_KEY_FILES: {
    message: "volume {volume} holds keys closed to the group: fsGroup would open them",
    remedy: "set fsGroup by hand if the program accepts keys that its group can read",
  },
  VOLUME_HOST_PATH: {
    message: "{path} is a folder of the node (volume {volume}): its owner there decides who may write",
    remedy: "chown it on the node, or use a PersistentVolumeClaim",
  },
  VOLUME_OWNERSHIP: {
    message: "files that root wrote in {path} (volume {volume}) stay root's",
    remedy: "set fsGroup, or chown the files once",
  },
  PORT_PRIVILEGED: {
    message: "port {port} is below 1024: non-root may listen on it under containerd 2, not under CRI-O",
    remedy: "listen on a port from 1024 on; the Service can keep {port}",
  },
  GRACE_KEPT: {
    message: "terminationGracePeriodSeconds {seconds} is longer than the {needed} needed, and stays",
    remedy: "",
  },
  GRACE_INVALID: {
    message: "terminationGracePeriodSeconds {value} is not a whole number",
    remedy: "write a number of seconds",
  },
  HEALTHCHECK_UNCLEAR: {
    message: "{probe} runs a command whose meaning is not certain: {command}",
    remedy: "write httpGet or tcpSocket by hand, or keep it if the Kubernetes image has the program",
  },
  HEALTHCHECK_DIFFERS: {
    message: "{probe} cannot become a check by the kubelet with the same meaning: {command}: {difference}",
    remedy: "decide which meaning you want, and write it by hand",
  },
  HEALTHCHECK_LOOPBACK: {
    message: "{probe}: nothing shows that port {port} is open to other hosts, not only to localhost",
    remedy: "name the port in a Service or in services[].port, then plan again",
  },
  HEALTHCHECK_IN_IMAGE: {
    message: "{dockerfile}:{line} still has a HEALTHCHECK, which Kubernetes ignores",
    remedy: "remove it from the Kubernetes Dockerfile",
  },
  READINESS_MISSING: {
    message: "a Service leads here, but there is no readinessProbe: requests come before the server listens",
    remedy: "add a readinessProbe, such as {probe}",
  },
  RECREATE_DOWNTIME: {
    message: "strategy Recreate stops every pod before the first new one starts",
    remedy: "use RollingUpdate unless two versions must not run at once",
  },
  ON_DELETE: { message: "updateStrategy OnDelete: a pod changes only when someone deletes it", remedy: "" },
  SINGLE_REPLICA: {
    message: "one replica in this {kind}: while it is replaced, only the surge pod answers",
    remedy: "use two replicas where the program allows it",
    when: { "kind=StatefulSet": { message: "one replica in this {kind}: nothing answers while it is replaced" } },
  },
  NO_SURGE: {
    message: "the strategy lets {unavailable} of {replicas} {replicas#pod|pods} go at once, so none may be answering",
    remedy: "set maxUnavailable: 0 and maxSurge: 1",
  },
  SHELL_FORM: {
    message: "{dockerfile}:{line} starts the program behind a shell: SIGTERM does not reach it",
    remedy: 'write CMD ["program", "argument"], or exec before the program in the shell',
  },
  PRESTOP_KEPT: { message: "the preStop hook written here is kept", remedy: "" },
  DRAIN_UNAVAILABLE: {
    message: "Kubernetes {version} has no preStop.sleep: requests are lost while a pod's endpoint is being removed",
    remedy: "use preStop.exec with sleep {seconds} if the image has sleep",
  },
  EACCES_NO_HOME: {
    message: "{dockerfile}:{line}: user {detail} has no home folder: programs that write there get EACCES",
    remedy: "use useradd -m, or set HOME",
  },
  EACCES_ROOT_HOME: {
    message: "{dockerfile}:{line}: what is put below /root ({detail}) is closed to other users",
    remedy: "install it outside /root",
  },
  EACCES_COPY: {
    message: "{dockerfile}:{line}: {detail} is copied without --chown: the user can read it, not write it",
    remedy: "use COPY --chown where the program writes",
  },
  EACCES_WORKDIR: {
    message: "{dockerfile}:{line}: the working directory {detail} belongs to root",
    remedy: "chown it before USER if the program writes there",
  },
  USER_NAMED: {
    message: "{dockerfile}:{line}: USER {detail} is a name; the kubelet can tell non-root only by a number",
    remedy: "write USER 1001:1001",
  },
  READ_ONLY_ROOT: {
    message: "the root file system is read-only and nothing is mounted at /tmp",
    remedy: "mount an emptyDir at /tmp if the program needs it",
  },
} as const satisfies Messages["findings"];
