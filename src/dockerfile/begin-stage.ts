import { Accounts, type Account } from "./accounts.ts";
import type { BaseReference } from "./base-reference.ts";
import { Ownership } from "./ownership.ts";
import type { Stage } from "./stage.ts";

/** RHEL's family: other defaults for `useradd`, and `nobody` was 99 for long. */
const RHEL = /(?:^|\/)(?:almalinux|amazonlinux|centos|fedora|oraclelinux|rockylinux|ubi\d*[\w-]*)$/;

export function isRhel(base: BaseReference | undefined): boolean {
  return RHEL.test(base?.repository ?? "");
}

/** A stage on an image from outside. */
export function beginStage(base: BaseReference | undefined): Stage {
  const image = base?.image;
  const home = image?.user && image.home;
  return {
    ...(base && { base }),
    env: new Map(Object.entries(image?.env ?? {})),
    args: new Map(),
    accounts: baseAccounts(base),
    ownership: new Ownership(home && home !== "/" ? [[home, "user"]] : []),
    ports: new Set(),
    rootFiles: new Map(),
    cmdIsOwn: false,
    ...(base?.repository === "scratch" && { workdir: "/" }),
  };
}

/** A stage on an earlier one: everything is inherited, also ARG (reference.md, "Scope"). */
export function continueStage(parent: Stage): Stage {
  const { name: _name, ...rest } = parent;
  return {
    ...rest,
    env: new Map(parent.env),
    args: new Map(parent.args),
    accounts: parent.accounts.copy(),
    ownership: parent.ownership.copy(),
    ports: new Set(parent.ports),
    rootFiles: new Map(parent.rootFiles),
    cmdIsOwn: false,
  };
}

function baseAccounts(base: BaseReference | undefined): Accounts {
  const image = base?.image;
  if (!image || base.repository === "scratch") return new Accounts();
  const users = [...(image.user ? [image.user] : []), ...(image.others ?? [])];
  // Debian and Alpine agree on this one.
  if (!isRhel(base)) users.push({ name: "nobody", ids: { uid: 65534, gid: 65534 } });
  const home = (name: string) => (image.user?.name === name && image.home) || `/home/${name}`;
  const accounts = users.map(({ name, ids }): Account => {
    return { name, uid: ids.uid, gid: ids.gid, home: home(name), source: "base", line: 0 };
  });
  return new Accounts(
    accounts,
    users.map(({ name, ids }) => [name, ids.gid] as const),
  );
}
