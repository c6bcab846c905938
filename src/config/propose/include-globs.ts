import { canonicalRepository } from "../../core/image-ref.ts";
import { compileInclude } from "../../core/include.ts";

/**
 * Globs for the repositories of a project: `host/team/project/*` where several share that prefix,
 * else the repositories themselves. Never one that a foreign image of the project would match.
 */
export function includeGlobs(repositories: readonly string[], foreign: readonly string[]): string[] {
  const groups = Map.groupBy(new Set(repositories), parentOf);
  return [...groups].flatMap(([parent, members]) => {
    if (members.length < 2 || !parent.includes("/")) return members;
    const glob = `${parent}/*`;
    const includes = compileInclude([glob]);
    const tooWide = foreign.some((repository) => includes({ repository, canonical: canonicalRepository(repository) }));
    return tooWide ? members : [glob];
  });
}

function parentOf(repository: string): string {
  return repository.slice(0, Math.max(0, repository.lastIndexOf("/")));
}
