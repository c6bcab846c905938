import { describe } from "vitest";
import { testRows } from "./describe-meaning.ts";

describe("wget that throws the answer away is httpGet", () => {
  testRows([
    ["wget -q -O /dev/null http://127.0.0.1/healthz", "http :80/healthz"],
    ["wget -qO- http://localhost:8080/health", "http :8080/health"],
    ["wget -q -O- localhost:8080", "http :8080/"],
    ["wget -nv -t1 -O - http://localhost/", "http :80/"],
    ["wget --no-verbose --tries=1 --output-document=/dev/null http://localhost/", "http :80/"],
    ["wget http://localhost/ -q -O/dev/null", "http :80/"],
    ["busybox wget -qO- http://localhost/", "http :80/"],
    ["wget -T 5 -qO- http://localhost/", "http :80/", 5],
    ["wget --no-check-certificate -qO- https://localhost/", "https :443/"],
  ]);
});

describe("wget that means something else", () => {
  testRows([
    ["wget --no-verbose --tries=1 --spider http://localhost/", "differs: method, closest http :80/"],
    ["wget -q --spider http://localhost:3000/", "differs: method, closest http :3000/"],
    ["wget -q http://localhost/", "differs: writes-file, closest http :80/"],
    ["wget -q -O /tmp/a http://localhost/", "differs: writes-file, closest http :80/"],
    ["wget -qO- --timeout=3 http://localhost/", "differs: own-timeout, closest http :80/", 10],
    ["wget -qO- --header=X:1 http://localhost/", "differs: headers, closest http :80/"],
    ["wget -qO- --post-data a=1 http://localhost/", "differs: method, closest http :80/"],
    ["wget -qO- --max-redirect=0 http://localhost/", "differs: exact-status, closest http :80/"],
    ["wget -qO- --retry-connrefused http://localhost/", "differs: retries, closest http :80/"],
    ["wget -qO- https://localhost/", "differs: certificate-checked, closest https :443/"],
    ["wget -qO- http://web/", "differs: remote-host"],
  ]);
});

describe("wget that is not understood", () => {
  testRows([
    ["wget -qO- http://localhost/#a", "unclear"],
    ["wget -r -qO- http://localhost/", "unclear"],
    ["wget -qO-", "unclear"],
    ["wget -qO- --spider=yes http://localhost/", "unclear"],
    ["wget -qO- -T 1m http://localhost/", "unclear"],
  ]);
});
