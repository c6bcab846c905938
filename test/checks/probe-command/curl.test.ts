import { describe } from "vitest";
import { testRows } from "./describe-meaning.ts";

describe("curl that fails from 400 on is httpGet", () => {
  testRows([
    ["curl -f http://localhost:8181/health", "http :8181/health"],
    ["curl --fail http://localhost:8181/health", "http :8181/health"],
    ["curl --fail-with-body http://localhost/", "http :80/"],
    ["curl -fsS http://127.0.0.1:3000/ready?full=1", "http :3000/ready?full=1"],
    ["curl -sf localhost:8080/health", "http :8080/health"],
    ["/usr/bin/curl -f http://localhost", "http :80/"],
    ["curl -f http://localhost?x=1", "http :80/?x=1"],
    ["curl -f http://localhost:8080/health#top", "http :8080/health"],
    ["curl -f HTTP://LOCALHOST/", "http :80/"],
    ["curl http://localhost/ -f", "http :80/"],
    ["curl -f --url http://localhost:9000/", "http :9000/"],
    ["curl -f -- http://localhost/", "http :80/"],
    ["curl -f -o /dev/null -s -w %{http_code} http://localhost/", "http :80/"],
    ["curl -sfo/dev/null http://localhost/", "http :80/"],
    ["curl -f -X GET http://localhost/", "http :80/"],
    ["curl -4 -f --noproxy * http://localhost/", "http :80/"],
    ["curl -g -6 -f http://[::1]:8080/a", "http :8080/a"],
    ["curl -f http://0.0.0.0:8080/", "http :8080/"],
    ["curl -f http://127.1.2.3/", "http :80/"],
    ["curl -f http://ip6-localhost/", "http :80/"],
    ["curl -fk https://localhost:8443/live", "https :8443/live"],
    ["curl --insecure --fail https://localhost", "https :443/"],
  ]);
});

describe("curl with a time limit of its own", () => {
  testRows([
    ["curl -f -m 3 http://localhost/", "http :80/", 3],
    ["curl -fsSm3 http://localhost/", "http :80/", 2],
    ["curl -f --max-time 0 http://localhost/", "http :80/", 30],
    ["curl -f --max-time 3 http://localhost/", "differs: own-timeout, closest http :80/", 5],
    ["curl -f --connect-timeout 0.5 http://localhost/", "differs: own-timeout, closest http :80/"],
    ["curl -f -m soon http://localhost/", "unclear"],
    ["curl -f --max-time=3 http://localhost/", "unclear"],
    ["curl -f -m 3 http://localhost/", "differs: own-timeout, closest http :80/", Number.NaN],
  ]);
});

describe("curl that means something else", () => {
  testRows([
    ["curl http://localhost:8080/health", "differs: no-fail-flag, closest http :8080/health"],
    ["curl -s --fail-early http://localhost/", "differs: no-fail-flag, closest http :80/"],
    ["curl -sL http://localhost/", "differs: no-fail-flag, closest http :80/"],
    ["curl -fsSL http://localhost/", "differs: follows-redirects, closest http :80/"],
    ["curl -fI http://localhost/", "differs: method, closest http :80/"],
    ["curl -f -X POST http://localhost/", "differs: method, closest http :80/"],
    ["curl -f -d {} http://localhost/", "differs: method, closest http :80/"],
    ["curl -f -H Host:example.com http://localhost/", "differs: headers, closest http :80/"],
    ["curl -f -u elastic:secret http://localhost:9200/", "differs: headers, closest http :9200/"],
    ["curl -f http://user:secret@localhost/", "differs: headers, closest http :80/"],
    ["curl -f --retry 3 http://localhost/", "differs: retries, closest http :80/"],
    ["curl -f --max-filesize 10 http://localhost/", "differs: body-checked, closest http :80/"],
    ["curl -f -o /tmp/answer http://localhost/", "differs: writes-file, closest http :80/"],
    ["curl -fO http://localhost/a", "differs: writes-file, closest http :80/a"],
    ["curl -f https://localhost/", "differs: certificate-checked, closest https :443/"],
    ["curl -f http://example.com/", "differs: remote-host"],
    ["curl -f http://localhost@example.com/", "differs: remote-host"],
    ["curl -f http://localhost.example.com/", "differs: remote-host"],
    ["curl -f http://127.0.0.999/", "differs: remote-host"],
  ]);
});

describe("curl that is not understood", () => {
  testRows([
    ["curl -f", "unclear"],
    ["curl -f http://localhost/a http://localhost/b", "unclear"],
    ["curl -f --unix-socket /run/docker.sock http://localhost/", "unclear"],
    ["curl -f -x proxy:3128 http://localhost/", "unclear"],
    ["curl -fG -d a=1 http://localhost/", "unclear"],
    ["curl -f -w @format http://localhost/", "unclear"],
    ["curl -f --no-fail http://localhost/", "unclear"],
    ["curl -fZ http://localhost/", "unclear"],
    ["curl -f http://localhost/ -o", "unclear"],
    ["curl -f ftp://localhost/", "unclear"],
    ["curl -f http://localhost:0/", "unclear"],
    ["curl -f http://localhost:65536/", "unclear"],
    ["curl -f http://localhost:http/", "unclear"],
    ["curl -f http://localhost:/", "unclear"],
    ["curl -f http://localhost/[1-3]", "unclear"],
    ["curl -f http://localhost/{a,b}", "unclear"],
    ["curl -f http://localhost//a", "unclear"],
    ["curl -f http://localhost/a/../b", "unclear"],
    ["curl -f http://localhost/%2E%2e/b", "unclear"],
    ["curl -f http://localhost/%zz", "unclear"],
    ["curl -f http:\\\\localhost", "unclear"],
    ["./curl -f http://localhost/", "unclear"],
    ["/app/curl -f http://localhost/", "unclear"],
  ]);
});
