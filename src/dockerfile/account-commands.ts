import { addGroup, changeGroup, changeUser } from "./account-changes.ts";
import { makeAccount, type Accounts } from "./accounts.ts";
import { numberOf, optionValue, parseOptions, type Options, type ValueOptions } from "./options.ts";
import { addPasswdLines } from "./passwd-lines.ts";

/** Where account commands of one base differ from those of another. */
export interface AccountHabits {
  /** busybox: `adduser -G` names the group, system users belong to gid 65533. */
  readonly busybox: boolean;
  /** RHEL's login.defs: `useradd` makes a home unless told otherwise, and `adduser` is `useradd`. */
  readonly createsHome: boolean;
}

export interface AccountContext {
  readonly accounts: Accounts;
  readonly habits: AccountHabits;
  readonly line: number;
}

const USERADD: ValueOptions = {
  short: "bcdefgGkKpPRsuZ",
  long: "base-dir comment home-dir home expiredate inactive gid groups skel key password prefix root shell uid selinux-user".split(
    " ",
  ),
};
const BUSYBOX_ADDUSER: ValueOptions = { short: "hgsGuk", long: "home gecos shell ingroup uid skel".split(" ") };
const DEBIAN_ADDUSER: ValueOptions = {
  short: "u",
  long: "home shell uid firstuid lastuid firstgid lastgid ingroup gid gecos comment conf add_extra_groups".split(" "),
};

/** Follows one command of a RUN into the accounts. Words are expanded; an unknown part of one holds `$`. */
export function followAccountCommand(words: readonly string[], context: AccountContext): void {
  const [command = "", ...rest] = words;
  const program = command.slice(command.lastIndexOf("/") + 1);
  const { accounts } = context;
  if (program === "useradd") addUser(parseOptions(rest, USERADD), context);
  else if (program === "adduser") followAdduser(rest, context);
  else if (program === "groupadd" || program === "addgroup") addGroup(rest, accounts);
  else if (program === "usermod") changeUser(rest, accounts);
  else if (program === "groupmod") changeGroup(rest, accounts);
  else if (program === "userdel" || program === "deluser") accounts.removeUser(rest.at(-1) ?? "");
  else if (program === "echo" || program === "printf") addPasswdLines(rest, accounts, context.line);
  else if (program === "sed" && rest.some((word) => /\/etc\/(passwd|group)/.test(word))) accounts.forgetIds();
}

function addUser(options: Options, { accounts, habits, line }: AccountContext): void {
  const [name] = options.operands;
  if (name === undefined) return;
  const uid = numberOf(optionValue(options, "u", "uid"));
  const group = optionValue(options, "g", "gid");
  const noGroup = options.flags.has("N") || options.flags.has("no-user-group");
  const gid = group !== undefined ? accounts.gidOf(group) : noGroup ? undefined : ownGroup(accounts, name, uid);
  const system = options.flags.has("r") || options.flags.has("system");
  const makes = options.flags.has("m") || options.flags.has("create-home");
  const forbids = options.flags.has("M") || options.flags.has("no-create-home");
  const hasHome = makes || (!forbids && !system && habits.createsHome);
  const home =
    optionValue(options, "d", "home-dir", "home") ?? `${optionValue(options, "b", "base-dir") ?? "/home"}/${name}`;
  accounts.addUser(makeAccount({ name, uid, gid, home, hasHome, line }));
}

function followAdduser(words: readonly string[], context: AccountContext): void {
  const short = words
    .filter((word) => /^-[A-Za-z]/.test(word))
    .map((word) => word.slice(1))
    .join("");
  const busybox = context.habits.busybox || /[DSHh]/.test(short);
  const long = words.some((word) => word.startsWith("--"));
  if (!busybox && !long && (context.habits.createsHome || /[rmMdcUNg]/.test(short))) {
    addUser(parseOptions(words, USERADD), context);
  } else adduser(parseOptions(words, busybox ? BUSYBOX_ADDUSER : DEBIAN_ADDUSER), context, busybox);
}

function adduser(options: Options, { accounts, line }: AccountContext, busybox: boolean): void {
  const { flags, operands } = options;
  const [name] = operands;
  // With two names it puts an existing user into a group.
  if (name === undefined || operands.length > 1) return;
  const uid = numberOf(optionValue(options, "u", "uid"));
  const system = flags.has("S") || flags.has("system");
  const group = optionValue(options, "G", "ingroup") ?? (busybox ? undefined : optionValue(options, "gid"));
  const nogroup = busybox ? 65533 : 65534;
  const ownsNone = system && !flags.has("group");
  const gid = group !== undefined ? accounts.gidOf(group) : ownsNone ? nogroup : ownGroup(accounts, name, uid);
  const home = optionValue(options, "h", "home");
  const forbids = flags.has("H") || flags.has("no-create-home");
  // Debian's `adduser --system` stopped making homes with release 12.
  const hasHome = forbids ? false : system && !busybox ? undefined : true;
  accounts.addUser(makeAccount({ name, uid, gid, home: home ?? `/home/${name}`, hasHome, line }));
}

/** A user's own group gets the user's number, if that is free (shadow: find_new_gid; busybox: adduser.c). */
function ownGroup(accounts: Accounts, name: string, uid: number | undefined): number | undefined {
  const same = accounts.user(name);
  // `adduser … || useradd …`: the other way to make the same user.
  if (same?.source === "useradd" && uid !== undefined && same.uid === uid) return same.gid;
  const gid = uid === undefined || accounts.isTaken(uid) || accounts.hasGroup(name) ? undefined : uid;
  if (!accounts.hasGroup(name)) accounts.setGroup(name, gid);
  return gid;
}
