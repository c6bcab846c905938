import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import type { FindingCode } from "../../src/core/codes.ts";
import { MigrateError, type ErrorCode } from "../../src/core/errors.ts";
import type { Params } from "../../src/core/finding.ts";
import { en } from "../../src/locales/en.ts";
import { chooseLanguage, errorWords, fill, findingWords } from "../../src/locales/index.ts";
import { ptBR } from "../../src/locales/pt-BR.ts";

const error = (code: ErrorCode, params: Params) => errorWords(new MigrateError(code, { params }), en);
const finding = (code: FindingCode, params: Params) => findingWords({ code, params, file: "web.yaml" }, en);

it.each([
  ["web.yaml", "ls ."],
  ["deploy/web.yaml", "ls deploy"],
  ["/srv/web.yaml", "ls /srv"],
  ["deploy/**/web.yaml", "ls deploy"],
  ["deploy/*.yaml", "ls deploy"],
  ["my files/web.yaml", "ls 'my files'"],
])("names the folder of %s", (path, next) => {
  expect(error("FILE_NOT_FOUND", { path }).next).toBe(next);
});

it("prefers the folder that it is given", () => {
  expect(error("FILE_NOT_FOUND", { path: "x/plan.json", folder: "y" }).next).toBe("ls y");
});

it.each(["it's", "$(touch x)", "a b", "`x`", "-rf", "a;b", 'q"q', "new\nline", "é"])(
  "quotes %j for a shell",
  (path) => {
    const { next } = error("FILE_UNREADABLE", { path, reason: "EACCES" });
    const run = spawnSync("sh", ["-c", next.replace(/^ls -ld/, "printf %s")], { encoding: "utf8" });
    expect(run.stdout.replace(/^\.\/-/, "-")).toBe(path);
    const parted = error("HARD_LINK", { path, links: 2 }).next.split(" && ")[1] ?? "";
    const words = spawnSync("sh", ["-c", parted.replace(/^mv/, String.raw`printf '%s\0'`)], {
      encoding: "utf8",
    }).stdout;
    expect(
      words
        .split("\0")
        .slice(0, 2)
        .map((word) => word.replace(/^\.\/-/, "-")),
    ).toEqual([`${path}.new`, path]);
  },
);

it("keeps paths as they are in sentences", () => {
  expect(error("FILE_UNREADABLE", { path: "a b", reason: "EACCES" }).what).toBe("a b cannot be read");
});

it("puts errno names and its own reasons into words, and shows others as they are", () => {
  expect(error("FILE_UNREADABLE", { path: "x", reason: "EACCES" }).why).toBe("permission denied (EACCES)");
  expect(error("FILE_UNREADABLE", { path: "x", reason: "EWHATEVER" }).why).toBe("EWHATEVER");
  expect(error("FILE_UNREADABLE", { path: "x", reason: "constructor" }).why).toBe("constructor");
  expect(error("EDITS_INVALID", { reason: "overlap", offset: 3 }).why).toBe("two edits overlap");
});

it("counts in MiB, rounded up", () => {
  const { what, why } = error("FILE_TOO_LARGE", { path: "x", bytes: 67_108_865, limit: 67_108_864 });
  expect(what).toBe("x has 64.1 MiB");
  expect(why).toContain("up to 64 MiB");
});

it.each([
  ["LOCKED", "ls -l /state/lock-host-7-1", { path: "/state/lock-host-7-1" }],
  ["OWNER", 'sudo chown "$(id -u):$(id -g)" web.yaml', { path: "web.yaml", uid: 0, gid: 0 }],
  ["ROLLBACK", "archon-migrate undo", { path: "web.yaml" }],
  ["EIO", "df -h .", { path: "web.yaml", directory: "." }],
])("has its own words for WRITE_FAILED by %s", (reason, next, params) => {
  const words = error("WRITE_FAILED", { ...params, reason });
  expect(words.next).toBe(next);
  expect(Object.values(words).join(" ")).not.toMatch(/\{\w+\}/);
  if (reason !== "EIO") expect(words.why).not.toContain("put back");
});

it("tells an empty name of a journal from a wrong one", () => {
  expect(error("JOURNAL_NOT_FOUND", { name: "" }).what).toBe("there is nothing to undo");
  expect(error("JOURNAL_NOT_FOUND", { name: "x" }).what).toBe("there is no journal x");
});

it("leaves no gap where a command has no words", () => {
  expect(error("USAGE", { reason: "x", command: "" }).next).toBe("archon-migrate --help");
  expect(error("USAGE", { reason: "x", command: "config view" }).next).toBe("archon-migrate config view --help");
  expect(error("NOT_A_TERMINAL", { targets: "" }).next).toBe("archon-migrate apply --yes");
});

it("proposes nothing for -f - that apply refuses", () => {
  expect(error("NOT_A_TERMINAL", { targets: "-f -" }).next).toBe("archon-migrate plan -f - < FILE");
});

it("does not fill what comes from a file", () => {
  const { message } = finding("HEALTHCHECK_UNCLEAR", { probe: "livenessProbe", command: "echo {probe} {file}" });
  expect(message).toContain("echo {probe} {file}");
});

it("says how a probe differs, in both languages", () => {
  const params = { probe: "livenessProbe", command: "curl x", difference: "no-fail-flag" };
  expect(finding("HEALTHCHECK_DIFFERS", params).message).toMatch(/curl x: it succeeds whatever the HTTP status is$/);
  const translated = findingWords({ code: "HEALTHCHECK_DIFFERS", params, file: "x" }, ptBR);
  expect(translated.message).toMatch(/curl x: ele tem sucesso qualquer que seja o status HTTP$/);
});

it("names the file in a remedy, quoted", () => {
  const words = findingWords({ code: "FILE_ENCODING", params: { encoding: "UTF-16" }, file: "a b.yaml" }, en);
  expect(words.remedy).toBe("convert it: iconv -f UTF-16 -t UTF-8 'a b.yaml'");
  expect(finding("FILE_ENCODING", { encoding: "?" }).message).toBe("the file is not UTF-8 text");
});

it("does not speak of uid 0 where the uid is not known", () => {
  expect(finding("ROOT_EXPLICIT", { image: "x", uid: 0, found: 0 }).message).toBe("the manifest asks for root");
  expect(finding("ROOT_EXPLICIT", { image: "x", uid: 1001, found: 0 }).message).toContain("uid 1001");
});

it("leaves an unknown name visible", () => {
  expect(fill("{a} {b}", { a: 1 })).toBe("1 {b}");
  expect(fill("{constructor}", {})).toBe("{constructor}");
});

it.each([
  [undefined, {}, "en"],
  ["pt-BR", { LANG: "en_US.UTF-8" }, "pt-BR"],
  ["en", { LANG: "pt_BR.UTF-8" }, "en"],
  [undefined, { LANG: "pt_BR.UTF-8" }, "pt-BR"],
  [undefined, { LC_MESSAGES: "pt_PT", LANG: "C" }, "pt-BR"],
  [undefined, { LC_ALL: "C", LANG: "pt_BR.UTF-8" }, "en"],
  [undefined, { LC_ALL: "", LC_MESSAGES: "", LANG: "pt_BR.UTF-8" }, "pt-BR"],
  [undefined, { ARCHON_MIGRATE_LANG: "pt-BR", LC_ALL: "C" }, "pt-BR"],
  [undefined, { LANG: "ptolemaic" }, "en"],
] as const)("chooses for %s and %j: %s", (flag, env, language) => {
  expect(chooseLanguage(flag, env)).toBe(language);
});
