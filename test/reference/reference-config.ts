export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** The part of the configuration that the edits of items 2 to 6 depend on, and what is known from elsewhere. */
export interface ReferenceConfig {
  readonly include: readonly string[];
  readonly compose: readonly string[];
  readonly floating: string;
  readonly pinned: string;
  readonly user: "derive" | number;
  readonly unknownUser: "ask" | "refuse" | "default";
  readonly defaults: { readonly runAsUser: number; readonly runAsGroup: number; readonly fsGroup: number };
  readonly graceSeconds: number;
  readonly drainSeconds: number;
  readonly kubernetesVersion: string;
  readonly services: readonly ServiceEntry[];
  /** The table of known bases; an image without a tag has `latest`. */
  readonly baseUser: (repository: string, tag: string) => Ids | undefined;
  /** What the command of an exec probe means; undefined where it is not certain. */
  readonly probeMeaning: (command: readonly string[], timeoutSeconds: number) => Handler | undefined;
}

export interface ServiceEntry {
  readonly image: string;
  readonly port?: number;
  readonly user?: Ids;
}

export type Handler =
  | { readonly kind: "http"; readonly scheme: "http" | "https"; readonly path: string; readonly port: number }
  | { readonly kind: "tcp"; readonly port: number };

/** docs/checks with the built-in values, every image included and unknown users given the default. */
export const CORPUS_CONFIG: ReferenceConfig = {
  include: ["**"],
  compose: ["latest", "docker-latest", "docker-{sha}"],
  floating: "k8s-latest",
  pinned: "k8s-{sha}",
  user: "derive",
  unknownUser: "default",
  defaults: { runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001 },
  graceSeconds: 30,
  drainSeconds: 5,
  kubernetesVersion: "1.30",
  services: [],
  baseUser: () => undefined,
  probeMeaning: () => undefined,
};
