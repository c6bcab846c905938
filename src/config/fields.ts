import { ARCHON_PROFILE } from "../core/archon-profile.ts";
import { CHECK_IDS, itemNumber } from "../core/items.ts";
import { at, type Json } from "../core/json.ts";
import type { Field, FieldType, TextFormat } from "./field.ts";
import * as format from "./formats.ts";

export const API_VERSION = "archon-migrate/v1";
export const KIND = "Migration";

/** Of uid_t as Linux and Kubernetes accept it (kubernetes, pkg/apis/core/validation: 0 to 2^31 - 1). */
const ID: FieldType = { is: "integer", min: 0, max: 2 ** 31 - 1 };
const MAPPING: FieldType = { is: "mapping" };

const text = (kind: TextFormat): FieldType => ({ is: "text", format: kind });
const texts = (kind: TextFormat): FieldType => ({ is: "texts", format: kind });

const HEAD: readonly Field[] = [
  {
    path: "apiVersion",
    type: { is: "constant", value: API_VERSION },
    required: true,
    description: "Version of this format.",
  },
  { path: "kind", type: { is: "constant", value: KIND }, required: true, description: "Kind of document." },
  {
    path: "namespace",
    type: text(format.DNS_LABEL),
    override: "namespace",
    description: "Namespace the services run in.",
  },
];

const IMAGES: readonly Field[] = [
  { path: "images", type: MAPPING, description: "Which images migrate." },
  {
    path: "images.include",
    type: texts(format.REPOSITORY_GLOB),
    override: "include",
    description: "Repositories that migrate: `*` is one path segment or a part of it, `**` is anything.",
  },
  { path: "tags", type: MAPPING, description: "Which tags belong to which family of images." },
  {
    path: "tags.compose",
    type: texts(format.TAG_PATTERN),
    description: "Tags of the Compose images; no tag at all counts as `latest`, `{sha}` stands for a commit.",
  },
  { path: "tags.kubernetes", type: MAPPING, description: "Tags of the Kubernetes images." },
  {
    path: "tags.kubernetes.floating",
    type: text(format.FIXED_TAG),
    description: "Tag that moves with every build; takes the place of Compose tags without `{sha}`.",
  },
  {
    path: "tags.kubernetes.pinned",
    type: text(format.SHA_TAG),
    description: "Tag of one commit; takes the place of Compose tags with `{sha}`.",
  },
];

const SECURITY: readonly Field[] = [
  { path: "securityContext", type: MAPPING, description: "Which user the containers run as." },
  {
    path: "securityContext.user",
    type: { is: "integer", min: 0, max: 2 ** 31 - 1, word: "derive" },
    description: "`derive` finds each image's own uid; a number is the uid of every image.",
  },
  {
    path: "securityContext.unknownUser",
    type: { is: "choice", values: ["ask", "refuse", "default"] },
    override: "unknown-user",
    description: "What to do where no uid is known; without a terminal `ask` means `refuse`.",
  },
  { path: "securityContext.default", type: MAPPING, description: "Ids for `unknownUser: default`." },
  { path: "securityContext.default.runAsUser", type: ID, description: "User id." },
  { path: "securityContext.default.runAsGroup", type: ID, description: "Group id." },
  { path: "securityContext.default.fsGroup", type: ID, description: "Group that owns the volumes." },
];

const TIMES: readonly Field[] = [
  {
    path: "terminationGracePeriodSeconds",
    type: { is: "integer", min: 1, max: 86_400 },
    override: "grace-seconds",
    description: "Seconds a pod gets to stop where its manifest gives none, or fewer.",
  },
  {
    path: "drainSeconds",
    type: { is: "integer", min: 0, max: 3600 },
    override: "drain-seconds",
    description: "Seconds of `lifecycle.preStop.sleep` before a container is told to stop; 0 switches it off.",
  },
  {
    path: "kubernetesVersion",
    type: text(format.KUBERNETES_VERSION),
    override: "kubernetes-version",
    description:
      "Oldest server the manifests must run on; the native sleep needs 1.30. Quotes are needed: 1.30 without them is the number 1.3.",
  },
];

const SERVICES: readonly Field[] = [
  {
    path: "services",
    type: { is: "mappings" },
    description: "The services; a file that gives this list replaces the profile's.",
  },
  {
    path: "services[].name",
    type: text(format.SERVICE_NAME),
    required: true,
    description: "Name by which commands call the service; unique.",
  },
  {
    path: "services[].image",
    type: text(format.REPOSITORY),
    required: true,
    description: "Repository of its images, without tag.",
  },
  { path: "services[].deployment", type: text(format.DNS_SUBDOMAIN), description: "Name of its Deployment." },
  { path: "services[].container", type: text(format.DNS_LABEL), description: "Name of its container." },
  { path: "services[].context", type: text(format.RELATIVE_PATH), description: "Build context." },
  { path: "services[].dockerfiles", type: MAPPING, description: "The two Dockerfiles." },
  {
    path: "services[].dockerfiles.compose",
    type: text(format.RELATIVE_PATH),
    description: "Dockerfile of the Compose image.",
  },
  {
    path: "services[].dockerfiles.kubernetes",
    type: text(format.RELATIVE_PATH),
    description: "Dockerfile of the Kubernetes image.",
  },
  {
    path: "services[].port",
    type: { is: "integer", min: 1, max: 65_535 },
    description: "Port the container listens on.",
  },
  { path: "services[].health", type: text(format.HTTP_PATH), description: "HTTP path of the health check." },
  {
    path: "services[].user",
    type: MAPPING,
    description: "Ids of the Kubernetes image; both or none, and nothing is derived.",
  },
  { path: "services[].user.uid", type: ID, required: true, description: "User id, where `user` is given." },
  { path: "services[].user.gid", type: ID, required: true, description: "Group id, where `user` is given." },
];

const CHECKS: readonly Field[] = [
  { path: "checks", type: MAPPING, description: "The seven items of the checklist." },
  ...CHECK_IDS.flatMap((id): Field[] => [
    { path: `checks.${id}`, type: MAPPING, description: `Item ${itemNumber(id)}.` },
    { path: `checks.${id}.enabled`, type: { is: "boolean" }, description: `Whether item ${itemNumber(id)} is walked.` },
  ]),
];

/** Every key there is, in the order of the product's sample. */
export const FIELDS: readonly Field[] = [...HEAD, ...IMAGES, ...SECURITY, ...TIMES, ...SERVICES, ...CHECKS];

/** What the built-in profile says for a key; undefined for members of lists and for the head. */
export function defaultOf(path: string): Json | undefined {
  return at(ARCHON_PROFILE as unknown as Json, path.split("."));
}
