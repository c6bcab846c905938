import type { ReferenceConfig } from "./reference-config.ts";

export interface Reference {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

export type Family = "compose" | "kubernetes" | "foreign" | "digest" | "excluded";

// The grammar of github.com/distribution/reference.
const PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?`;
const NAME = new RegExp(`^(?:${HOST}/)?${PART}(?:/${PART})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Splits a well-formed reference; undefined for any other text. */
export function readReference(text: string): Reference | undefined {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const name = at < 0 ? text : text.slice(0, at);
  const colon = name.lastIndexOf(":");
  const tagged = colon > name.lastIndexOf("/");
  const repository = tagged ? name.slice(0, colon) : name;
  const tag = tagged ? name.slice(colon + 1) : undefined;
  if (!NAME.test(repository) || repository.length > 255 || !hasLowerCasePath(repository)) return undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  return { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function hasLowerCasePath(repository: string): boolean {
  const [first = "", ...rest] = repository.split("/");
  const path = rest.length > 0 && isHost(first) ? rest : [first, ...rest];
  return path.every((part) => new RegExp(`^${PART}$`).test(part));
}

function isHost(first: string): boolean {
  return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
}

export function canonical(repository: string): string {
  const slash = repository.indexOf("/");
  const first = repository.slice(0, Math.max(slash, 0));
  const hosted = slash > 0 && isHost(first);
  const host = !hosted || first === "index.docker.io" ? "docker.io" : first;
  const path = hosted ? repository.slice(slash + 1) : repository;
  return host === "docker.io" && !path.includes("/") ? `docker.io/library/${path}` : `${host}/${path}`;
}

export function familyOf(image: string, config: ReferenceConfig): Family {
  const reference = readReference(image);
  if (!reference || !isIncluded(reference.repository, config.include)) return "excluded";
  if (reference.digest) return "digest";
  const tag = reference.tag ?? "latest";
  if (config.compose.some((pattern) => shaOf(tag, pattern) !== undefined)) return "compose";
  return [config.floating, config.pinned].some((pattern) => shaOf(tag, pattern) !== undefined)
    ? "kubernetes"
    : "foreign";
}

function isIncluded(repository: string, include: readonly string[]): boolean {
  return include.some((glob) => {
    const pattern = glob
      .split("**")
      .map((part) => part.split("*").map(quote).join("[^/]*"))
      .join(".*");
    const matcher = new RegExp(`^${pattern}$`);
    return matcher.test(repository) || matcher.test(canonical(repository));
  });
}

/** The `{sha}` of a tag that fits the pattern, "" where the pattern has none; undefined where it does not fit. */
function shaOf(tag: string, pattern: string): string | undefined {
  const match = new RegExp(`^${quote(pattern).replace("\\{sha\\}", "([0-9a-f]{7,64})")}$`).exec(tag);
  return match ? (match[1] ?? "") : undefined;
}

/** The image of the Kubernetes family that stands for one of the Compose family. */
export function counterpart(image: string, config: ReferenceConfig): string {
  const { repository, tag = "latest" } = readReference(image) as Reference;
  const sha = config.compose.map((pattern) => shaOf(tag, pattern)).find((found) => found !== undefined);
  return `${repository}:${sha ? config.pinned.replace("{sha}", sha) : config.floating}`;
}

export function hasFloatingTag(image: string, config: ReferenceConfig): boolean {
  return image.endsWith(`:${config.floating}`);
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
