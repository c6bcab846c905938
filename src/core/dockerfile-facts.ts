import type { UserIds } from "./config.ts";

/** What a Dockerfile says about its final stage, as far as a manifest must know it. */
export interface DockerfileFacts {
  /** As given to the reader; shown to people. */
  readonly path: string;
  /** Repository of the image at the bottom of the final stage's chain of FROM, ARG defaults filled in. */
  readonly base?: string;
  readonly user?: DockerfileUser;
  readonly healthcheck?: { readonly line: number };
  /** The CMD or ENTRYPOINT that runs, where a shell stands in front of it without `exec`. */
  readonly shellForm?: { readonly line: number; readonly instruction: string };
  readonly ports: readonly number[];
  readonly risks: readonly DockerfileRisk[];
}

/** Who the image runs as. `line` is 0 where the answer comes from the base alone. */
export interface DockerfileUser {
  readonly ids?: UserIds;
  /** The USER text or the base's name. */
  readonly text: string;
  readonly source: "USER" | "useradd" | "base" | "root";
  readonly numeric: boolean;
  readonly line: number;
}

/** Something that will be refused to a non-root process, predicted from the Dockerfile. */
export interface DockerfileRisk {
  readonly code: "NO_HOME" | "ROOT_HOME_FILES" | "COPY_WITHOUT_CHOWN" | "WORKDIR_ROOT_OWNED" | "NAMED_USER";
  readonly line: number;
  readonly detail: string;
}
