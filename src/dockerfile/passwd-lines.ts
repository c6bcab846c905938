import { makeAccount, type Accounts } from "./accounts.ts";

/** `echo "app:x:1001:1001::/app:/bin/sh" >> /etc/passwd`: how images without tools get their user. */
export function addPasswdLines(words: readonly string[], accounts: Accounts, line: number): void {
  for (const word of words) {
    const user = /^([a-z_][\w-]*):[^:]*:(\d+):(\d+):[^:]*:([^:]*):[^:]*$/.exec(word.trim().replace(/\\n$/, ""));
    const group = /^([a-z_][\w-]*):[^:]*:(\d+):[^:]*$/.exec(word.trim().replace(/\\n$/, ""));
    if (group) accounts.setGroup(group[1] as string, Number(group[2]));
    if (!user) continue;
    const [, name = "", uid, gid, home = "/"] = user;
    accounts.addUser(makeAccount({ name, uid: Number(uid), gid: Number(gid), home, hasHome: undefined, line }));
  }
}
