import { describe, expect, test } from "vitest";
import { splitWords } from "../../../src/checks/probe-command/words.ts";
import { sh, testRows } from "./describe-meaning.ts";

describe("a shell around one command changes nothing", () => {
  testRows([
    [sh("curl -f http://localhost:8181/health || exit 1"), "http :8181/health"],
    [["/bin/sh", "-c", "curl -f http://localhost/ || false\n"], "http :80/"],
    [["bash", "-ec", "exec curl -f 'http://localhost/?a=1&b=2' || exit 1;"], "http :80/?a=1&b=2"],
    [["ash", "-c", 'curl -f "http://localhost/?a=1"||exit 3'], "http :80/?a=1"],
    [sh("curl -sf http://localhost/ > /dev/null 2>&1 || exit 1"), "http :80/"],
    [sh(">/dev/null nc -z localhost 80 </dev/null"), "tcp :80"],
    [["bash", "-c", "nc -z localhost 80 &> /dev/null"], "tcp :80"],
    [sh(`python3 -c "import socket; socket.create_connection(('localhost', 8052), 3)" || exit 1`), "tcp :8052"],
    [sh("sh -c 'nc -z localhost 80'"), "tcp :80"],
    [sh("curl http://localhost/ || exit 1"), "differs: no-fail-flag, closest http :80/"],
  ]);
});

describe("a shell that does more is not understood", () => {
  testRows([
    [sh("nc -z localhost 80 &> /dev/null"), "unclear"],
    [sh("curl -f http://localhost:$PORT/"), "unclear"],
    [sh('curl -f "http://localhost:${PORT}/"'), "unclear"],
    [sh("curl -f `cat url`"), "unclear"],
    [sh("curl -s http://localhost/ | grep ok"), "unclear"],
    [sh("curl -f http://localhost/ && curl -f http://localhost/b"), "unclear"],
    [sh("curl -f http://localhost/; exit 0"), "unclear"],
    [sh("curl -f http://localhost/\nexit 0"), "unclear"],
    [sh("curl -f http://localhost/ || exit 0"), "unclear"],
    [sh("curl -f http://localhost/ || exit 256"), "unclear"],
    [sh("curl -f http://localhost/ || true"), "unclear"],
    [sh("curl -f http://localhost/ &"), "unclear"],
    [sh("! curl -f http://localhost/"), "unclear"],
    [sh("curl -f http://localhost/?a=1"), "unclear"],
    [sh("curl -f http://localhost/ > /tmp/out"), "unclear"],
    [sh("curl -f http://localhost/ # comment"), "unclear"],
    [sh("curl -f 'http://localhost/"), "unclear"],
    [sh("curl -f http://localhost/\r\n"), "unclear"],
    [sh("A=1 curl -f http://localhost/"), "unclear"],
    [sh(""), "unclear"],
    [["sh", "-c"], "unclear"],
    [["sh", "/health.sh"], "unclear"],
    [["sh", "-lc", "curl -f http://localhost/"], "unclear"],
    [["sh", "-c", "curl -f http://localhost/", "x"], "unclear"],
  ]);
});

describe("timeout around a command", () => {
  testRows([
    ["timeout 5 nc -z localhost 80", "tcp :80", 5],
    ["timeout 5s curl -f http://localhost/", "differs: own-timeout, closest http :80/", 10],
    ["timeout -s KILL -k 1 1m nc -z localhost 80", "tcp :80", 60],
    ["timeout -t 2 nc -z localhost 80", "differs: own-timeout, closest tcp :80", 3],
    [["timeout", "9", "sh", "-c", "timeout 2 nc -z localhost 80"], "differs: own-timeout, closest tcp :80", 3],
    ["timeout -s 0 5 nc -z localhost 80", "unclear"],
    ["timeout nc -z localhost 80", "unclear"],
    ["timeout 5", "unclear"],
  ]);
});

describe("other programs are not understood", () => {
  testRows([
    [[], "unclear"],
    [[""], "unclear"],
    ["pg_isready -U postgres", "unclear"],
    ["redis-cli ping", "unclear"],
    ["cat /tmp/healthy", "unclear"],
    ["__proto__ -f http://localhost/", "unclear"],
  ]);
});

test("words keep their quotes' contents and their empty selves", () => {
  expect(splitWords(`a 'b c'"d \\"e\\n" f\\ g ''`)).toEqual(["a", 'b cd "e\\n', "f g", ""]);
  expect(splitWords("  sleep 10  ")).toEqual(["sleep", "10"]);
  expect(splitWords("sleep 5 | cat")).toBeUndefined();
});
