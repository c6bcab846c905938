export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a project holds, as far as a configuration can be guessed from it. */
export interface ProjectFacts {
  readonly composeFiles: readonly ProjectFile[];
  readonly manifests: readonly ProjectFile[];
  /** Paths, relative to the project, with `/`. */
  readonly dockerfiles: readonly string[];
}
