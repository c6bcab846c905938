/** A user that the image has. An id that only the build knows is missing. */
export interface Account {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly home: string;
  /** False where it was created without a home folder; undefined where nobody can tell. */
  readonly hasHome?: boolean;
  readonly source: "useradd" | "base";
  /** 0 for what the base brings. */
  readonly line: number;
}

/** `/etc/passwd` and `/etc/group`, as far as the Dockerfile tells. */
export class Accounts {
  readonly #users: Map<string, Account>;
  readonly #groups: Map<string, number | undefined>;

  constructor(users: Iterable<Account> = [], groups: Iterable<readonly [string, number | undefined]> = []) {
    this.#users = new Map([...users].map((user) => [user.name, user]));
    this.#groups = new Map(groups);
  }

  copy(): Accounts {
    return new Accounts(this.#users.values(), this.#groups);
  }

  user(name: string): Account | undefined {
    return this.#users.get(name);
  }

  userOf(uid: number): Account | undefined {
    return [...this.#users.values()].find((user) => user.uid === uid);
  }

  /** The accounts that an instruction made. */
  made(line: number): Account[] {
    return [...this.#users.values()].filter((user) => user.line === line);
  }

  addUser(user: Account): void {
    const before = this.#users.get(user.name);
    // `adduser … || useradd …`: one of the two ran, so where they differ neither is sure.
    if (before?.source === "useradd" && before.uid !== user.uid) {
      const { uid: _uid, gid: _gid, ...unsure } = user;
      this.#users.set(user.name, unsure);
    } else this.#users.set(user.name, user);
  }

  changeUser(user: Account): void {
    this.#users.set(user.name, user);
  }

  removeUser(name: string): void {
    this.#users.delete(name);
  }

  hasGroup(name: string): boolean {
    return this.#groups.has(name);
  }

  /** Gid of a number or a name; undefined where it is unknown. */
  gidOf(group: string): number | undefined {
    if (/^\d+$/.test(group)) return Number(group);
    return group === "root" ? 0 : this.#groups.get(group);
  }

  /** Whether another group has the number already. */
  isTaken(gid: number): boolean {
    return [...this.#groups.values()].includes(gid);
  }

  setGroup(name: string, gid: number | undefined): void {
    this.#groups.set(name, gid);
  }

  renumberGroup(name: string, gid: number | undefined): void {
    const before = this.gidOf(name);
    this.setGroup(name, gid);
    for (const user of this.#users.values()) {
      if (before === undefined || user.gid !== before) continue;
      const { gid: _gid, ...rest } = user;
      this.#users.set(user.name, gid === undefined ? rest : { ...rest, gid });
    }
  }

  /** Somebody edits the files by other means: nothing about names is sure from here. */
  forgetIds(): void {
    for (const { uid: _uid, gid: _gid, ...user } of this.#users.values()) this.#users.set(user.name, user);
    for (const name of this.#groups.keys()) this.#groups.set(name, undefined);
  }

  /** What `COPY --from=stage /etc/passwd /etc/` brings. */
  adopt(other: Accounts): void {
    for (const user of other.#users.values()) this.#users.set(user.name, user);
    for (const [name, gid] of other.#groups) this.#groups.set(name, gid);
  }
}

/** An account made or changed by a command. */
interface LooseAccount {
  readonly name: string;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly home: string;
  readonly hasHome?: boolean | undefined;
  readonly line: number;
}

export function makeAccount({ name, uid, gid, home, hasHome, line }: LooseAccount): Account {
  return {
    name,
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
    home,
    ...(hasHome !== undefined && { hasHome }),
    source: "useradd",
    line,
  };
}
