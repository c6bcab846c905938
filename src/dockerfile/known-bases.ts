import { canonicalRepository } from "../core/image-ref.ts";
import type { UserIds } from "../core/config.ts";

/** A user that comes with an image. */
export interface BaseUser {
  readonly ids: UserIds;
  readonly name: string;
}

/** What an image brings along before the first instruction. */
export interface BaseImage {
  /** The user that its service is run as. */
  readonly user?: BaseUser;
  /** Whether its own USER is that user. Otherwise it starts as root, and the service changes over, or may. */
  readonly startsAsUser: boolean;
  readonly home?: string;
  /** Users that it has besides; they count only where USER names them. */
  readonly others?: readonly BaseUser[];
  /** Variables that Dockerfiles built on it are known to use. */
  readonly env?: Readonly<Record<string, string>>;
}

interface BaseRow {
  readonly match: RegExp;
  readonly tag?: RegExp;
  readonly image: BaseImage;
}

function row(
  match: RegExp,
  name: string,
  uid: number,
  gid: number,
  more: Partial<BaseImage & { tag: RegExp }> = {},
): BaseRow {
  const { tag, ...image } = more;
  return { match, ...(tag && { tag }), image: { user: user(name, uid, gid), startsAsUser: false, ...image } };
}

function user(name: string, uid: number, gid: number): BaseUser {
  return { name, ids: { uid, gid } };
}

const ROOT: BaseImage = { startsAsUser: false };
const ALPINE = /alpine/;
const own = { startsAsUser: true };

/** Docker's official images: on Docker Hub, and `library/…` on the registries that mirror them. */
const official = (names: string): RegExp => new RegExp(`/library/(?:${names})$`);

/**
 * The first row that fits stands. "read": the source was read for this project (research/images.md §3);
 * "known": the named source was not at hand, the ids are the ones it has had for years.
 */
const ROWS: readonly BaseRow[] = [
  // read: nginx/docker-nginx, Dockerfile-*.template
  row(official("nginx"), "nginx", 101, 101, { home: "/var/cache/nginx" }),
  // read: nginxinc/docker-nginx-unprivileged; also published as nginx/nginx-unprivileged
  row(/\/(?:nginxinc|nginx)\/nginx-unprivileged$/, "nginx", 101, 101, { ...own, home: "/var/cache/nginx" }),
  // read: nodejs/docker-node
  row(official("node"), "node", 1000, 1000, { home: "/home/node" }),
  // read: docker-library/redis (Alpine); brief of the project (Debian)
  row(official("redis"), "redis", 999, 1000, { tag: ALPINE, home: "/data" }),
  row(official("redis"), "redis", 999, 999, { home: "/data" }),
  // read: docker-library/postgres templates
  row(official("postgres"), "postgres", 70, 70, { tag: ALPINE, home: "/var/lib/postgresql" }),
  row(official("postgres"), "postgres", 999, 999, { home: "/var/lib/postgresql" }),
  // known: docker-library/mysql, docker-library/mariadb, docker-library/mongo
  row(official("mysql"), "mysql", 999, 999),
  row(official("mariadb"), "mysql", 999, 999),
  row(official("mongo"), "mongodb", 999, 999, { home: "/data/db" }),
  // known: docker-library/memcached
  row(official("memcached"), "memcache", 11211, 11211, own),
  // read: GoogleContainerTools/distroless, common/variables.bzl
  row(/\/distroless\/[^/]+$/, "nonroot", 65532, 65532, { tag: /nonroot/, ...own, home: "/home/nonroot" }),
  { match: /\/distroless\/[^/]+$/, image: { startsAsUser: false, others: [user("nonroot", 65532, 65532)] } },
  // read: bitnami/containers, redis; the others listed end in the same `USER 1001`
  row(
    /\/bitnami(?:legacy)?\/(?:redis|redis-cluster|redis-sentinel|postgresql|mariadb|mysql|mongodb|nginx|rabbitmq|kafka|zookeeper|memcached|etcd)$/,
    "1001",
    1001,
    0,
    { ...own, home: "/" },
  ),
  // known: dotnet/dotnet-docker from .NET 8 on; chiseled images start as the user
  row(/^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps)$/, "app", 1654, 1654, {
    tag: /^(?:[89]|[1-9]\d)\.\d.*(?:chiseled|distroless)/,
    ...own,
    home: "/home/app",
    env: { APP_UID: "1654" },
  }),
  {
    match: /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps|sdk)$/,
    tag: /^(?:[89]|[1-9]\d)\.\d/,
    image: { startsAsUser: false, others: [user("app", 1654, 1654)], env: { APP_UID: "1654" } },
  },
  // known: docker-library/php, wordpress, httpd; Alpine and Debian number www-data apart
  {
    match: official("php|wordpress|httpd"),
    tag: ALPINE,
    image: { startsAsUser: false, others: [user("www-data", 82, 82)] },
  },
  { match: official("php|wordpress|httpd"), image: { startsAsUser: false, others: [user("www-data", 33, 33)] } },
];

/** Bases without a service user: distributions, languages, build tools (docker-library/official-images). */
const ROOT_BASES = official(
  "alpine|almalinux|amazoncorretto|amazonlinux|archlinux|buildpack-deps|busybox|centos|debian|eclipse-temurin|fedora|golang|" +
    "maven|openjdk|perl|python|rockylinux|ruby|rust|ubuntu",
);

/** Tags that stand for every difference between the rows above. */
const VARIANTS = ["latest", "alpine", "nonroot", "8.0", "8.0-chiseled"];

/**
 * What is known of a base; undefined for every image that no row names.
 * @param tag undefined where nobody knows it (not: `latest`): then only what holds for all tags is said.
 */
export function knownBase(repository: string, tag: string | undefined): BaseImage | undefined {
  if (repository === "scratch") return ROOT;
  const canonical = canonicalRepository(repository);
  if (tag !== undefined) return baseOfTag(canonical, tag);
  const [first, ...others] = VARIANTS.map((variant) => baseOfTag(canonical, variant));
  return others.every((other) => other === first) ? first : undefined;
}

function baseOfTag(canonical: string, tag: string): BaseImage | undefined {
  const found = ROWS.find((each) => each.match.test(canonical) && (!each.tag || each.tag.test(tag)));
  return found?.image ?? (ROOT_BASES.test(canonical) ? ROOT : undefined);
}

/**
 * The non-root user that the image's service runs as: of a base in a Dockerfile, or of an image itself.
 * Undefined for unknown images, for those that are root's (Debian, Python, …), and without a tag where
 * the tag decides (redis, postgres, distroless): pass `latest` for an image reference that has none.
 */
export function knownBaseUser(repository: string, tag?: string): BaseUser | undefined {
  return knownBase(repository, tag)?.user;
}
