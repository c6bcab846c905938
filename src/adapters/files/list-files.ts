import fs from "node:fs";
import { extname, join } from "node:path";
import { MigrateError } from "../../core/errors.ts";
import { errnoOf, readFailure } from "./failure.ts";

/** As kubectl: k8s.io/cli-runtime, pkg/resource/builder.go, FileExtensions. */
const EXTENSIONS: ReadonlySet<string> = new Set([".json", ".yaml", ".yml"]);

/** The files behind `-f`; see `Files.list`. */
export function listFiles(targets: readonly string[], options: { readonly recursive: boolean }): string[] {
  const walk = new Walk(options.recursive);
  for (const target of targets) walk.addTarget(target);
  if (walk.found.size === 0 && targets.length > 0) {
    throw new MigrateError("NO_FILES", { params: { path: targets.join(" "), recursive: options.recursive ? 1 : 0 } });
  }
  return [...walk.found.values()].toSorted();
}

class Walk {
  /** By real path, so that a file with two names is edited once. */
  readonly found = new Map<string, string>();
  readonly #recursive: boolean;
  readonly #visited = new Set<string>();

  constructor(recursive: boolean) {
    this.#recursive = recursive;
  }

  /** A name that exists is taken as it is, even when it holds `[` or `*`. */
  addTarget(target: string): void {
    const stats = statOf(target);
    if (stats) return this.#add(target, stats);
    const matches = /[*?[{]/.test(target) ? expand(target) : [];
    if (matches.length === 0) throw notFound(target);
    for (const match of matches) this.#add(match, statOf(match) ?? missing(match));
  }

  #add(path: string, stats: fs.Stats): void {
    const real = realPath(path);
    if (stats.isDirectory()) this.#addFolder(path, real, []);
    else this.#keep(real, path);
  }

  #keep(real: string, path: string): void {
    if (!this.found.has(real)) this.found.set(real, path);
  }

  /** @param above real paths of the folders that led here: one of them again is a loop, any other twice is not. */
  #addFolder(folder: string, real: string, above: readonly string[]): void {
    if (above.includes(real)) {
      throw new MigrateError("DIRECTORY_LOOP", { params: { path: folder, target: real }, place: { file: folder } });
    }
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    const inside = [...above, real];
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) this.#addLink(path, entry.name, inside);
      else if (entry.isDirectory()) this.#descend(path, entry.name, join(real, entry.name), inside);
      else if (EXTENSIONS.has(extname(entry.name))) this.#keep(join(real, entry.name), path);
    }
  }

  #addLink(path: string, name: string, above: readonly string[]): void {
    // Emacs marks a file being edited by a link `.#name` that leads nowhere.
    if (name.startsWith(".#")) return;
    if (!this.#recursive && !EXTENSIONS.has(extname(name))) return;
    const stats = statOf(path);
    if (stats?.isDirectory()) this.#descend(path, name, realPath(path), above);
    else if (EXTENSIONS.has(extname(name))) this.#keep(stats ? realPath(path) : missing(path), path);
  }

  #descend(path: string, name: string, real: string, above: readonly string[]): void {
    if (this.#recursive && !isSkipped(name)) this.#addFolder(path, real, above);
  }
}

/** Folders that hold other people's files or a tool's own. */
function isSkipped(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

/** What a glob matches. Wildcards do not match hidden names; other people's packages are left out likewise. */
function expand(pattern: string): string[] {
  const matches = fs.globSync(pattern);
  if (pattern.split("/").includes("node_modules")) return matches;
  return matches.filter((path) => !path.split("/").includes("node_modules"));
}

function statOf(path: string): fs.Stats | undefined {
  try {
    return fs.statSync(path);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT" || errno === "ENOTDIR") return undefined;
    throw readFailure(error, path);
  }
}

function realPath(path: string): string {
  try {
    return fs.realpathSync.native(path);
  } catch (error) {
    throw readFailure(error, path);
  }
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(error, folder);
  }
}

function notFound(path: string): MigrateError {
  return new MigrateError("FILE_NOT_FOUND", { params: { path }, place: { file: path } });
}

function missing(path: string): never {
  throw notFound(path);
}
