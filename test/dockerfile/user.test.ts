import { expect, test } from "vitest";
import { dockerfileFacts } from "../../src/dockerfile/dockerfile-facts.ts";
import { knownBaseUser } from "../../src/dockerfile/known-bases.ts";

/** `uid:gid source text@line`, or what is missing. */
function userOf(text: string): string {
  const { user } = dockerfileFacts("Dockerfile", text);
  if (!user) return "unknown";
  return `${user.ids ? `${user.ids.uid}:${user.ids.gid}` : "?"} ${user.source} ${user.text}@${user.line}`;
}

test.each<[string, string, string]>([
  ["numbers", "FROM debian\nUSER 1001:1002", "1001:1002 USER 1001:1002@2"],
  ["a number alone has gid 0, as at run time", "FROM debian\nUSER 1001", "1001:0 USER 1001@2"],
  [
    "a number that an account has takes its gid",
    "FROM debian\nRUN groupadd -g 7 g && useradd -u 1001 -g g a\nUSER 1001",
    "1001:7 USER 1001@3",
  ],
  ["a number that the base's user has", "FROM node:20\nUSER 1000", "1000:1000 USER 1000@2"],
  ["the last USER wins", "FROM debian\nUSER 5:5\nUSER 6:6", "6:6 USER 6:6@3"],
  ["root by name", "FROM node\nUSER root", "0:0 USER root@2"],
  ["larger than the API server takes", "FROM debian\nUSER 4294967295", "? USER 4294967295@2"],
  ["quotes", 'FROM debian\nUSER "1001:1001"', "1001:1001 USER 1001:1001@2"],
  ["ARG default", "FROM debian\nARG ID=1001\nUSER $ID:${ID}", "1001:1001 USER 1001:1001@3"],
  ["ARG without default", "FROM debian\nARG ID\nUSER $ID", "? USER $ID@3"],
  ["global ARG is not seen in the stage", "ARG ID=5\nFROM debian\nUSER $ID", "? USER $ID@3"],
  ["global ARG that the stage takes in", "ARG ID=5\nFROM debian\nARG ID\nUSER $ID", "5:0 USER 5@4"],
  ["ENV beats ARG", "FROM debian\nENV ID=6\nARG ID=5\nUSER $ID", "6:0 USER 6@4"],
  ["defaults in braces", "FROM debian\nENV E=1\nUSER ${A:-8}:${E:+9}", "8:9 USER 8:9@3"],
])("%s", (_, text, expected) => {
  expect(userOf(text)).toBe(expected);
});

test.each<[string, string, string]>([
  ["useradd makes a group of the same number", "useradd -u 1001 app", "1001:1001 useradd app@3"],
  ["short options joined", "useradd -rmu1001 app", "1001:1001 useradd app@3"],
  ["long options", "groupadd --gid 1002 g && useradd --uid=1001 --gid g app", "1001:1002 useradd app@3"],
  ["options behind the name", "groupadd -r app -g 1001 && useradd -r app -g app -u 1001", "1001:1001 useradd app@3"],
  ["no uid: only the build knows", "useradd -m app", "? useradd app@3"],
  ["a group of unknown number", "groupadd -r app && useradd -u 1001 -g app app", "? useradd app@3"],
  ["the own number is taken", "groupadd -g 1001 g && useradd -u 1001 app", "? useradd app@3"],
  ["Alpine's adduser", "addgroup -g 1002 g && adduser -D -u 1001 -G g app", "1001:1002 useradd app@3"],
  ["Alpine's joined letters", "addgroup -g 5 g && adduser -u 1001 -SHG g app", "1001:5 useradd app@3"],
  ["Alpine's system user", "adduser -S -u 1001 app", "1001:65533 useradd app@3"],
  [
    "Debian's adduser",
    "adduser --disabled-password --gecos '' --no-create-home --uid 10001 app",
    "10001:10001 useradd app@3",
  ],
  ["Debian's system user", "adduser --system --uid 1001 app", "1001:65534 useradd app@3"],
  ["… with a group", "addgroup --gid 9 g && adduser --system --uid 1001 --ingroup g app", "1001:9 useradd app@3"],
  ["adduser as useradd", "adduser -r -m -u 1001 app", "1001:1001 useradd app@3"],
  ["adduser user group adds no user", "useradd -u 1001 app && adduser app audio", "1001:1001 useradd app@3"],
  ["usermod", "useradd -u 1 app && usermod -u 1001 -g 1002 app", "1001:1002 useradd app@3"],
  ["groupmod moves its users", "useradd -u 1 app; groupmod -g 5 app", "1:5 useradd app@3"],
  ["two that differ", "adduser -D -u 1001 app || useradd -u 1002 app", "? useradd app@3"],
  ["two that agree", "adduser -D -u 1001 app || useradd -u 1001 app", "1001:1001 useradd app@3"],
  ["by hand", "echo 'app:x:1001:1002::/app:/bin/sh' >> /etc/passwd", "1001:1002 useradd app@3"],
  ["sed in passwd: nothing is sure", "useradd -u 1001 app && sed -i s/1/2/ /etc/passwd", "? useradd app@3"],
  ["a variable of the script", "ID=1001; useradd -u $ID app", "1001:1001 useradd app@3"],
  ["a variable only the build knows", "useradd -u $ID app", "? useradd app@3"],
  ["continued lines", "set -eux; \\\n  useradd -u 1001 \\\n  app", "1001:1001 useradd app@5"],
  ["a heredoc", "<<EOF\nset -e\nuseradd -u 1001 app\nEOF", "1001:1001 useradd app@6"],
  ["a heredoc for bash", "<<EOF bash\nuseradd -u 1001 app\nEOF", "1001:1001 useradd app@5"],
  ["a heredoc that is only written", "cat <<EOF > /x\nuseradd -u 1001 app\nEOF", "? USER app@5"],
  ["exec form", '["useradd", "-u", "1001", "app"]', "1001:1001 useradd app@3"],
  ["no such user", "true", "? USER app@3"],
  ["deleted again", "useradd -u 1001 app && userdel app", "? USER app@3"],
])("RUN %s", (_, run, expected) => {
  expect(userOf(`FROM x/base\nRUN ${run}\nUSER app`)).toBe(expected);
});

test.each<[string, string, string]>([
  ["nginx", "FROM nginx:alpine", "101:101 base nginx@0"],
  ["nginx by its long name", "FROM docker.io/library/nginx", "101:101 base docker.io/library/nginx@0"],
  ["nginx by name", "FROM nginx\nUSER nginx", "101:101 base nginx@2"],
  ["node without USER is run as its user", "FROM node:20", "1000:1000 base node@0"],
  ["node:node", "FROM node:20\nUSER node:node", "1000:1000 base node:node@2"],
  [
    "node's user renumbered",
    "FROM node\nRUN usermod -u 1001 node && groupmod -g 1001 node\nUSER node",
    "1001:1001 useradd node@3",
  ],
  ["redis on Debian", "FROM redis:7", "999:999 base redis@0"],
  ["redis on Alpine", "FROM redis:7-alpine", "999:1000 base redis@0"],
  ["redis of an unknown tag", "ARG V\nFROM redis:$V", "unknown"],
  ["redis of an unknown version on Alpine", "ARG V\nFROM redis:${V}-alpine", "999:1000 base redis@0"],
  ["postgres on Alpine", "FROM postgres:16-alpine", "70:70 base postgres@0"],
  ["Debian is root's", "FROM debian:12", "0:0 root debian@0"],
  ["Python is root's", "FROM python:3.12-slim", "0:0 root python@0"],
  ["scratch is root's", "FROM scratch", "0:0 root scratch@0"],
  ["nobody", "FROM alpine\nUSER nobody", "65534:65534 base nobody@2"],
  ["nobody of an unknown base", "FROM x/y\nUSER nobody", "? USER nobody@2"],
  ["distroless", "FROM gcr.io/distroless/static", "0:0 root gcr.io/distroless/static@0"],
  ["distroless:nonroot", "FROM gcr.io/distroless/static:nonroot", "65532:65532 base gcr.io/distroless/static@0"],
  [
    "distroless, USER nonroot",
    "FROM gcr.io/distroless/base\nUSER nonroot:nonroot",
    "65532:65532 base nonroot:nonroot@2",
  ],
  ["bitnami", "FROM bitnami/redis:7", "1001:0 base bitnami/redis@0"],
  [".NET", "FROM mcr.microsoft.com/dotnet/aspnet:8.0\nUSER $APP_UID", "1654:1654 USER 1654@2"],
  ["nobody knows", "FROM registry.example.com/team/app:1", "unknown"],
  ["nginx of somebody else", "FROM registry.example.com/team/nginx:1", "unknown"],
])("base: %s", (_, text, expected) => {
  expect(userOf(text)).toBe(expected);
});

test.each<[string, string, string]>([
  ["USER of an earlier stage", "FROM debian AS a\nUSER 5:5\nFROM a", "5:5 USER 5:5@2"],
  ["accounts of an earlier stage", "FROM debian AS A\nRUN useradd -u 5 app\nFROM a\nUSER app", "5:5 useradd app@4"],
  ["three deep", "FROM node AS a\nFROM a AS b\nFROM b", "1000:1000 base node@0"],
  [
    "COPY --from inherits nothing",
    "FROM debian AS a\nUSER 5:5\nFROM scratch\nCOPY --from=a /x /x",
    "0:0 root scratch@0",
  ],
  [
    "… but passwd does",
    "FROM debian AS a\nRUN useradd -u 5 app\nFROM scratch\nCOPY --from=a /etc/passwd /etc/\nUSER app",
    "5:5 useradd app@5",
  ],
])("chain: %s", (_, text, expected) => {
  expect(userOf(text)).toBe(expected);
});

test.each([
  ["nginx", undefined, "nginx 101:101"],
  ["docker.io/library/nginx", "1.27", "nginx 101:101"],
  ["quay.io/nginx/nginx-unprivileged", undefined, "nginx 101:101"],
  ["public.ecr.aws/docker/library/node", undefined, "node 1000:1000"],
  ["docker.io/library/redis", "latest", "redis 999:999"],
  ["docker.io/library/redis", undefined, undefined],
  ["debian", undefined, undefined],
  ["git.example.com/x/redis", "7", undefined],
])("knownBaseUser(%s, %s) is %s", (repository, tag, expected) => {
  const user = knownBaseUser(repository, tag);
  expect(user && `${user.name} ${user.ids.uid}:${user.ids.gid}`).toBe(expected);
});
