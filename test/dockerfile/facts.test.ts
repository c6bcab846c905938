import { expect, test } from "vitest";
import { dockerfileFacts } from "../../src/dockerfile/dockerfile-facts.ts";

const facts = (text: string) => dockerfileFacts("Dockerfile", text);

test.each([
  ["FROM nginx:1", "nginx"],
  ["FROM --platform=$BUILDPLATFORM nginx@sha256:" + "a".repeat(64), "nginx"],
  ["ARG B=debian:12\nFROM ${B}", "debian"],
  ["ARG P\nFROM ${P}alpine:3", "alpine"],
  ["ARG V\nFROM node:${V}", "node"],
  ["FROM localhost:5000/a/b:1 AS x\nFROM x", "localhost:5000/a/b"],
  ["FROM $B", undefined],
  ["FROM", undefined],
  ["RUN a", undefined],
])("base of %j is %s", (text, base) => {
  expect(facts(text).base).toBe(base);
});

test.each<[string, number | undefined]>([
  ["FROM a\nHEALTHCHECK --interval=5s \\\n CMD curl x", 2],
  ["FROM a\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b", 3],
  ["FROM a\nHEALTHCHECK CMD a\nHEALTHCHECK none", undefined],
  ["FROM a AS b\nHEALTHCHECK CMD a\nFROM b", 2],
  ["FROM a AS b\nHEALTHCHECK CMD a\nFROM c\nCOPY --from=b x y", undefined],
])("healthcheck of %j", (text, line) => {
  expect(facts(text).healthcheck?.line).toBe(line);
});

test.each<[string, number[]]>([
  ["EXPOSE 80 443/tcp 53/udp", [80, 443]],
  ["EXPOSE 8000-8003", [8000, 8001, 8002, 8003]],
  ["ENV PORT=8181\nEXPOSE $PORT ${PORT}", [8181]],
  ["EXPOSE $NOBODY 0 70000 x", []],
])("ports of %j", (text, ports) => {
  expect(facts(`FROM a\n${text}`).ports).toEqual(ports);
});

test("a long range gives a hundred ports", () => {
  expect(facts("FROM a\nEXPOSE 1-65535").ports).toHaveLength(100);
});

test.each<[string, string | undefined]>([
  ["CMD python x", "CMD 2"],
  ["CMD exec python x", undefined],
  ["CMD a && exec python x", undefined],
  ["CMD exec a | b", "CMD 2"],
  ['CMD sh -c "exec python x"', "CMD 2"],
  ['CMD exec sh -c "python x"', "CMD 2"],
  ['CMD exec sh -c "exec python x"', undefined],
  ['CMD ["python", "x"]', undefined],
  ['CMD ["sh", "-c", "python x"]', "CMD 2"],
  ['CMD ["sh", "-c", "exec python x"]', undefined],
  ['CMD ["/bin/bash", "-ec", "migrate; exec python x"]', undefined],
  ['CMD ["sh", "-c", "migrate && python x"]', "CMD 2"],
  ['CMD ["sh", "start.sh"]', undefined],
  ['ENTRYPOINT python x\nCMD ["y"]', "ENTRYPOINT 2"],
  ['ENTRYPOINT ["/entrypoint.sh"]\nCMD python x', undefined],
  ['ENTRYPOINT ["tini", "--"]\nCMD python x', "CMD 3"],
  ['ENTRYPOINT ["/sbin/tini", "--"]\nCMD ["python"]', undefined],
  ['ENTRYPOINT ["tini", "--", "sh", "-c", "python x"]', "ENTRYPOINT 2"],
  ['ENTRYPOINT ["dumb-init", "--"]\nCMD python x', undefined],
  ['CMD a\nCMD ["b"]', undefined],
  ['SHELL ["/bin/bash", "-c"]\nCMD python x', "CMD 3"],
  ['SHELL ["powershell", "-Command"]\nCMD python x', undefined],
  ["RUN a", undefined],
])("shell form of %j: %s", (text, expected) => {
  const { shellForm } = facts(`FROM a\n${text}`);
  expect(shellForm && `${shellForm.instruction} ${shellForm.line}`).toBe(expected);
});

test("ENTRYPOINT resets the CMD of an earlier stage only", () => {
  expect(facts('FROM a AS b\nCMD x\nFROM b\nENTRYPOINT ["tini", "--"]').shellForm).toBeUndefined();
  expect(facts('FROM a\nCMD x\nENTRYPOINT ["tini", "--"]').shellForm?.line).toBe(2);
});
