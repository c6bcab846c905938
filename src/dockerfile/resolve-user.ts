import type { DockerfileUser } from "../core/dockerfile-facts.ts";
import type { UserIds } from "../core/config.ts";
import { numberOf } from "./options.ts";
import type { Stage, UserText } from "./stage.ts";

/** Linux allows more; the API server does not (k8s.io/apimachinery validation.IsValidUserID). */
const LARGEST_ID = 2 ** 31 - 1;

/**
 * Who the image runs as. Without USER the base decides; an unknown base leaves it open.
 *
 * The gid of `USER 1001` is what the runtime would take: the group of the account with that uid, else 0
 * (containerd: pkg/oci WithUserID). A group that only the build knows leaves the ids open rather than wrong.
 */
export function resolveUser(stage: Stage): DockerfileUser | undefined {
  if (stage.user) return stage.user.complete ? namedUser(stage, stage.user) : unknownUser(stage.user);
  const { base } = stage;
  if (!base?.image) return undefined;
  const text = base.repository;
  const user = base.image.user;
  if (!user) return { ids: { uid: 0, gid: 0 }, text, source: "root", numeric: false, line: 0 };
  return { ids: user.ids, text, source: "base", numeric: false, line: 0 };
}

function unknownUser({ text, line }: UserText): DockerfileUser {
  return { text, source: "USER", numeric: false, line };
}

function namedUser(stage: Stage, { text, line }: UserText): DockerfileUser {
  const [name = "", group] = text.split(":");
  const number = numberOf(name);
  const account = number === undefined ? stage.accounts.user(name) : stage.accounts.userOf(number);
  const uid = number ?? (name === "root" ? 0 : account?.uid);
  const accountGid = account ? account.gid : 0;
  const gid = group ? stage.accounts.gidOf(group) : uid === 0 ? 0 : accountGid;
  const ids = validIds(uid, gid);
  const source = number !== undefined || !account ? "USER" : account.source;
  return { ...(ids && { ids }), text, source, numeric: number !== undefined, line };
}

function validIds(uid: number | undefined, gid: number | undefined): UserIds | undefined {
  if (uid === undefined || gid === undefined || uid > LARGEST_ID || gid > LARGEST_ID) return undefined;
  return { uid, gid };
}
