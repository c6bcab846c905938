import { makeAccount, type Accounts } from "./accounts.ts";
import { numberOf, optionValue, parseOptions, type ValueOptions } from "./options.ts";

const GROUPADD: ValueOptions = {
  short: "gKpPR",
  long: "gid key password prefix root firstgid lastgid conf".split(" "),
};
const USERMOD: ValueOptions = {
  short: "cdefgGlpPRsuvVwWZ",
  long: "comment home expiredate inactive gid groups login password prefix root shell uid".split(" "),
};

/** `groupadd` and `addgroup`. */
export function addGroup(words: readonly string[], accounts: Accounts): void {
  const options = parseOptions(words, GROUPADD);
  const [name] = options.operands;
  // `addgroup user group` puts a user into a group.
  if (name === undefined || options.operands.length > 1) return;
  accounts.setGroup(name, numberOf(optionValue(options, "g", "gid")));
}

/** `groupmod -g`, which also moves the users whose own group it is. */
export function changeGroup(words: readonly string[], accounts: Accounts): void {
  const options = parseOptions(words, GROUPADD);
  const [name] = options.operands;
  const gid = optionValue(options, "g", "gid");
  if (name === undefined || gid === undefined) return;
  accounts.renumberGroup(name, numberOf(gid));
}

/** `usermod`. */
export function changeUser(words: readonly string[], accounts: Accounts): void {
  const options = parseOptions(words, USERMOD);
  const before = accounts.user(options.operands[0] ?? "");
  if (!before) return;
  const uid = optionValue(options, "u", "uid");
  const group = optionValue(options, "g", "gid");
  const home = optionValue(options, "d", "home");
  const changed = makeAccount({
    ...before,
    uid: uid === undefined ? before.uid : numberOf(uid),
    gid: group === undefined ? before.gid : accounts.gidOf(group),
    home: home ?? before.home,
    ...(home !== undefined && { hasHome: undefined }),
    name: optionValue(options, "l", "login") ?? before.name,
  });
  accounts.removeUser(before.name);
  const sameIds = uid === undefined && group === undefined;
  accounts.changeUser(sameIds ? { ...changed, source: before.source } : changed);
}
