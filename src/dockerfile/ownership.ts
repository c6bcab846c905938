import { posix } from "node:path";

/** A COPY or ADD of the final image whose files belong to root. */
export interface RootCopy {
  readonly line: number;
  /** Where it goes, absolute. */
  readonly path: string;
  readonly detail: string;
}

type Owner = "root" | "user";

/** Who owns the folders and copied files that a Dockerfile makes, as far as it tells. */
export class Ownership {
  #folders: Map<string, Owner>;
  #copies: readonly RootCopy[];

  constructor(folders: Iterable<readonly [string, Owner]> = [], copies: readonly RootCopy[] = []) {
    this.#folders = new Map(folders);
    this.#copies = copies;
  }

  copy(): Ownership {
    return new Ownership(this.#folders, this.#copies);
  }

  get rootCopies(): readonly RootCopy[] {
    return this.#copies;
  }

  ownerOf(path: string): Owner | undefined {
    return this.#folders.get(path);
  }

  /** A folder that exists keeps its owner. */
  makeFolder(path: string, owner: Owner): void {
    if (path !== "/" && !this.#folders.has(path)) this.#folders.set(path, owner);
  }

  addRootCopy(copy: RootCopy): void {
    this.#copies = [...this.#copies, copy];
  }

  /**
   * `chown` to somebody else than root, or write permission for all. A copy is settled too where only
   * something inside of it is given away: its author has thought about what must be writable.
   */
  giveAway(path: string, recursive: boolean): void {
    for (const folder of this.#folders.keys()) {
      if (folder === path || (recursive && isWithin(folder, path))) this.#folders.set(folder, "user");
    }
    if (!this.#folders.has(path)) this.#folders.set(path, "user");
    this.#copies = this.#copies.filter(
      (copy) => !isWithin(path, copy.path) && !(recursive && isWithin(copy.path, path)),
    );
  }

  giveAwayAll(): void {
    this.giveAway("/", true);
  }
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

/** Absolute form of a path; undefined where it hangs on a working directory that only the base knows. */
export function absolutePath(path: string, workdir: string | undefined): string | undefined {
  if (!path.startsWith("/") && workdir === undefined) return undefined;
  const full = posix.resolve(workdir ?? "/", path);
  return full === "" ? "/" : full;
}
