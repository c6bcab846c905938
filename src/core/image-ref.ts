/**
 * An image reference by the grammar of github.com/distribution/reference,
 * split but never rewritten: what was written can be put together again byte by byte.
 */
export interface ImageRef {
  /** Everything before tag and digest, as written. */
  readonly repository: string;
  /** Repository with the registry and `library/` that Docker would assume. */
  readonly canonical: string;
  readonly tag?: string;
  readonly digest?: string;
}

const REFERENCE =
  /^((?:[A-Za-z0-9.-]+(?::[0-9]+)?\/|\[[0-9A-Fa-f:.]+\](?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}))?$/;

/** Undefined for what no container runtime would accept: empty, upper-case repository, templates. */
export function parseImageRef(text: string): ImageRef | undefined {
  const match = REFERENCE.exec(text);
  if (!match) return undefined;
  const [, repository = "", tag, digest] = match;
  return {
    repository,
    canonical: canonicalRepository(repository),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** `nginx` → `docker.io/library/nginx`; a first part with a dot, a port or `localhost` is a registry. */
export function canonicalRepository(repository: string): string {
  const [first = "", ...rest] = repository.split("/");
  if (rest.length === 0) return `docker.io/library/${first}`;
  if (/[.:]/.test(first) || first === "localhost") {
    return first === "docker.io" && rest.length === 1 ? `docker.io/library/${rest[0]}` : repository;
  }
  return `docker.io/${repository}`;
}

export function formatImageRef(ref: Pick<ImageRef, "repository" | "tag" | "digest">): string {
  return `${ref.repository}${ref.tag === undefined ? "" : `:${ref.tag}`}${ref.digest === undefined ? "" : `@${ref.digest}`}`;
}
