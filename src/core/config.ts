import type { CheckId } from "./items.ts";

/** A user and group id pair, each 0 to 2^31 - 1. */
export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

export interface TagConfig {
  readonly compose: readonly string[];
  readonly kubernetes: { readonly floating: string; readonly pinned: string };
}

export interface ServiceConfig {
  readonly name: string;
  /** Repository without tag. */
  readonly image: string;
  readonly deployment?: string;
  readonly container?: string;
  /** Build context, relative to the project. */
  readonly context?: string;
  readonly dockerfiles?: { readonly compose?: string; readonly kubernetes?: string };
  readonly port?: number;
  /** HTTP path of the health check. */
  readonly health?: string;
  readonly user?: UserIds;
}

export type UnknownUserPolicy = "ask" | "refuse" | "default";

/** The whole configuration after flags, environment, file and profile have been laid over one another. */
export interface Config {
  readonly namespace: string;
  readonly images: { readonly include: readonly string[] };
  readonly tags: TagConfig;
  readonly securityContext: {
    /** `derive`, or one uid for every image. */
    readonly user: "derive" | number;
    readonly unknownUser: UnknownUserPolicy;
    readonly default: { readonly runAsUser: number; readonly runAsGroup: number; readonly fsGroup: number };
  };
  /** Seconds; what a pod without the field, or with less, is given. */
  readonly terminationGracePeriodSeconds: number;
  /** Seconds of `lifecycle.preStop.sleep`; 0 switches the drain off. */
  readonly drainSeconds: number;
  /** Oldest server the manifests must run on, as `1.30`; native sleep needs 1.30. */
  readonly kubernetesVersion: string;
  readonly services: readonly ServiceConfig[];
  readonly checks: Readonly<Record<CheckId, { readonly enabled: boolean }>>;
}
