import { describe, expect, it } from "vitest";
import { FINDING_CODES } from "../../src/core/codes.ts";
import { ERROR_CODES } from "../../src/core/errors.ts";
import { REASON_CODES } from "../../src/core/reasons.ts";
import { en } from "../../src/locales/en.ts";
import { REFUSALS } from "../../src/yaml/refusal.ts";
import { findCalls, type Call } from "./find-calls.ts";

/** Calls whose code is computed, with what they give; read in the sources named. */
const COMPUTED: readonly (readonly [at: string, codes: string, params: string])[] = [
  ["adapters/files/failure.ts readFailure", "FILE_NOT_FOUND DIRECTORY_LOOP FILE_UNREADABLE", "path reason"],
  ["adapters/files/failure.ts writeFailure", "DISK_FULL DIRECTORY_READ_ONLY WRITE_FAILED", "path directory reason"],
  ["app/plan-migration.ts readSource", "FILE_BINARY FILE_ENCODING", "encoding"],
  ["app/plan-migration.ts readingFindings", "YAML_SYNTAX TEMPLATE_UNREADABLE", "reason"],
  ["app/plan-migration.ts refusalFindings", REFUSALS.join(" "), "detail field value"],
  ["app/read-sources.ts, from read-file.ts", "FILE_UNREADABLE", "path reason"],
  ["app/read-sources.ts, from read-file.ts", "FILE_TOO_LARGE", "path bytes limit"],
  ["app/undo-migration.ts invalid", "JOURNAL_INVALID", "path field file"],
  ["checks/security-context/pod-part.ts fsGroup", "FSGROUP_DATABASE FSGROUP_KEY_FILES", "volume"],
  [
    "checks/log-eacces.ts reportImage",
    "EACCES_NO_HOME EACCES_ROOT_HOME EACCES_COPY EACCES_WORKDIR USER_NAMED",
    "dockerfile line detail",
  ],
  ["checks/security-context/index.ts", "POD_SECURITY CONTAINER_SECURITY", ""],
  [
    "checks/security-context/index.ts userReason",
    "USER_FROM_CONFIG USER_FROM_SERVICE USER_FROM_ANSWER USER_FROM_DOCKERFILE USER_FROM_BASE USER_FROM_DEFAULT",
    "uid gid detail",
  ],
];

const computed = COMPUTED.flatMap(([at, codes, params]) =>
  codes.split(" ").map((code): Call => ({ at, code, params: new Set(params.split(" ").filter(Boolean)) })),
);
const literal = findCalls();
const calls = [...literal, ...computed];

/** What readable-params.ts adds. */
function withDerived(params: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...params, ...(params.has("path") ? ["folder"] : []), ...(params.has("bytes") ? ["size"] : [])]);
}

function namesIn(...texts: (string | undefined)[]): string[] {
  return texts.flatMap((text) => Array.from((text ?? "").matchAll(/\{(\w+)\}/g), ([, name]) => name as string));
}

/** A code that is both a finding and an error is told apart by who raises it. */
const BY_FINDING = /^(?:checks|app\/(?:plan-migration|read-sources))/;

function callsOf(code: string, as: "finding" | "error"): Call[] {
  const shared =
    (FINDING_CODES as readonly string[]).includes(code) && (ERROR_CODES as readonly string[]).includes(code);
  return calls.filter((call) => call.code === code && (!shared || BY_FINDING.test(call.at) === (as === "finding")));
}

interface Text {
  readonly when?: Readonly<Record<string, object>>;
}

/** What the text names and the call does not give; of its variants, the one that the call fills best. */
function unfilled({ when = {}, ...own }: Text, call: Call, extra: readonly string[]): string[] {
  const given = new Set([...withDerived(call.params), ...extra]);
  const possible = Object.entries(when).filter(([condition]) => given.has(condition.split("=", 1)[0] ?? ""));
  const texts = [own, ...possible.map(([, words]) => ({ ...own, ...words }))];
  const missing = texts.map((text) => namesIn(...Object.values<string>(text)).filter((name) => !given.has(name)));
  return missing.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

it("finds the calls of the sources", () => {
  expect(literal.length).toBeGreaterThan(75);
  expect(literal.find(({ at }) => at.startsWith("checks/rolling-update"))).toBeDefined();
  const differs = literal.find(({ code }) => code === "HEALTHCHECK_DIFFERS");
  expect([...(differs?.params ?? [])].toSorted()).toEqual(["command", "difference", "probe"]);
});

describe("errors", () => {
  it.each(ERROR_CODES)("%s is given what it names", (code) => {
    const own = callsOf(code, "error");
    expect(own.length).toBeGreaterThan(0);
    for (const call of own) expect(unfilled(en.errors[code], call, []), call.at).toEqual([]);
  });
});

describe("findings", () => {
  it.each(FINDING_CODES)("%s is given what it names", (code) => {
    const own = callsOf(code, "finding");
    expect(own.length).toBeGreaterThan(0);
    for (const call of own) expect(unfilled(en.findings[code], call, ["file"]), call.at).toEqual([]);
  });
});

describe("reasons", () => {
  it.each(REASON_CODES)("%s is given what it names", (code) => {
    const own = callsOf(code, "finding");
    expect(own.length).toBeGreaterThan(0);
    for (const call of own)
      expect(
        namesIn(en.reasons[code]).filter((name) => !call.params.has(name)),
        call.at,
      ).toEqual([]);
  });
});

describe("variants", () => {
  const texts: Readonly<Record<string, Text>> = { ...en.errors, ...en.findings };
  it.each(Object.entries(texts).filter(([, { when }]) => when))(
    "%s chooses by a parameter that some call gives",
    (code, { when }) => {
      const given = calls.filter((call) => call.code === code);
      for (const condition of Object.keys(when ?? {})) {
        const [name = ""] = condition.split("=", 1);
        expect(
          given.some(({ params }) => params.has(name)),
          condition,
        ).toBe(true);
      }
    },
  );
});
