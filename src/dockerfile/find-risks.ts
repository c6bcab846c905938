import type { DockerfileRisk, DockerfileUser } from "../core/dockerfile-facts.ts";
import { isWithin } from "./ownership.ts";
import type { Stage } from "./stage.ts";

/** What the service reads and never writes: no need for it to own that. */
const READ_ONLY =
  /^\/(?:etc|bin|sbin|lib\w*|usr\/(?:bin|sbin|lib\w*|share|local\/(?:bin|sbin|lib|share|etc)))(?:\/|$)|\/s?bin(?:\/|$)/;

/** What a process that is not root will meet; empty for root, for Windows, and where the user is unknown. */
export function findRisks(stage: Stage, user: DockerfileUser | undefined): DockerfileRisk[] {
  if (!user || !isNonRoot(stage, user)) return [];
  const risks = [
    ...namedUser(user),
    ...noHome(stage, user),
    ...rootHome(stage),
    ...rootCopies(stage),
    ...rootWorkdir(stage, user),
  ];
  return risks.toSorted((one, other) => one.line - other.line);
}

function isNonRoot(stage: Stage, { ids, text }: DockerfileUser): boolean {
  if (ids) return ids.uid !== 0;
  return stage.user?.complete === true && !/^(root|0+)(:|$)/.test(text);
}

function namedUser({ source, numeric, line, text }: DockerfileUser): DockerfileRisk[] {
  return line > 0 && source !== "root" && !numeric ? [{ code: "NAMED_USER", line, detail: text }] : [];
}

function noHome(stage: Stage, { text, ids }: DockerfileUser): DockerfileRisk[] {
  const [name = ""] = text.split(":");
  const account = stage.accounts.user(name) ?? (ids && stage.accounts.userOf(ids.uid));
  if (!account || account.hasHome !== false || stage.home) return [];
  if (account.home === "/" || stage.ownership.ownerOf(account.home) !== undefined) return [];
  return [{ code: "NO_HOME", line: account.line, detail: account.name }];
}

function rootHome(stage: Stage): DockerfileRisk[] {
  const files = new Map(stage.rootFiles);
  const home = stage.env.get("HOME");
  if (stage.home && home !== undefined && isWithin(home, "/root")) files.set(stage.home.line, home);
  return [...files].map(([line, detail]) => ({ code: "ROOT_HOME_FILES", line, detail }));
}

function rootCopies(stage: Stage): DockerfileRisk[] {
  const started = startedPrograms(stage);
  return (
    stage.ownership.rootCopies
      // `COPY --from=tools / /` brings a system, not files of the service.
      .filter(
        ({ path }) => path !== "/" && !READ_ONLY.test(path) && !isWithin(path, "/root") && !/\.(sh|bash)$/.test(path),
      )
      .filter(({ path }) => !started.some((program) => program === path))
      .map(({ line, detail }) => ({ code: "COPY_WITHOUT_CHOWN", line, detail }))
  );
}

/** A copied program is run, not written. */
function startedPrograms({ entrypoint, cmd, workdir }: Stage): string[] {
  const words = [entrypoint, cmd].map((each) => each?.json?.[0] ?? each?.args.split(/\s+/)[0] ?? "");
  return words.map((word) => (word.startsWith("./") && workdir !== undefined ? `${workdir}/${word.slice(2)}` : word));
}

function rootWorkdir(stage: Stage, { text }: DockerfileUser): DockerfileRisk[] {
  const { workdir, workdirLine } = stage;
  if (workdir === undefined || workdirLine === undefined || workdir === "/" || READ_ONLY.test(workdir)) return [];
  if (stage.ownership.ownerOf(workdir) !== "root" || isWithin(workdir, "/root")) return [];
  const [name = ""] = text.split(":");
  // The home of a user that came with the base exists already, and is that user's.
  const account = stage.accounts.user(name);
  if (workdir === `/home/${name}` && account?.source !== "useradd") return [];
  return [{ code: "WORKDIR_ROOT_OWNED", line: workdirLine, detail: workdir }];
}
