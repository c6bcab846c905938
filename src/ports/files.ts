/** How the app sees files it only reads. Synchronous: thousands of small files are read faster so. */
export interface Files {
  /**
   * The files that `-f` arguments (files, directories, globs) stand for, sorted, each file once
   * however many names lead to it, named as the user would name it.
   * A named file is taken whatever its extension; from directories .json, .yaml and .yml, as kubectl does.
   * @throws MigrateError FILE_NOT_FOUND, FILE_UNREADABLE, DIRECTORY_LOOP, NO_FILES
   */
  list(targets: readonly string[], options: { readonly recursive: boolean }): string[];
  /**
   * The whole of a regular file of at most 64 MiB.
   * @throws MigrateError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, DIRECTORY_LOOP
   */
  read(path: string): Uint8Array;
}

/** A regular file that is about to be replaced, as it is right now. */
export interface Target {
  /** Behind every link. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits, 0 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** A file with the bytes that take its place, and the name under which they wait for that. */
export interface Replacement {
  readonly target: Target;
  readonly bytes: Uint8Array;
  /** In the target's own folder. */
  readonly temporary: string;
}

/** How the app replaces files. */
export interface Disk {
  /** @throws MigrateError as `Files.read`, and HARD_LINK: a rename would part the names of one file. */
  target(path: string): Target;
  /**
   * Replaces all files or none, keeping mode and owner; durable when it returns. At any moment, even when the
   * process is killed, each file holds its old bytes or its new ones.
   * @throws MigrateError FILE_CHANGED, HARD_LINK, DISK_FULL, DIRECTORY_READ_ONLY, WRITE_FAILED: every file is as it
   * was and nothing is left behind, except for WRITE_FAILED with the reason ROLLBACK: that did not succeed everywhere.
   */
  replaceAll(replacements: readonly Replacement[]): void;
  /** Removes a file; one that is not there is fine. @throws MigrateError DIRECTORY_READ_ONLY, WRITE_FAILED */
  remove(path: string): void;
}
