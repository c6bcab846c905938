import fc from "fast-check";
import type { Plain, PlainMap } from "../reference/plain.ts";
import { sparse } from "./arbitrary-security.ts";

const PORTS = [80, 443, 3737, 8080, 8181];
export const PORT_NAMES = ["http", "web", "admin-8080", "h2c"];

const url = fc
  .tuple(
    fc.constantFrom("http", "https"),
    fc.constantFrom("localhost", "127.0.0.1", "[::1]", "db"),
    fc.constantFrom(...PORTS),
    fc.constantFrom("", "/", "/health", "/q?a=b&c='d'"),
  )
  .map(([scheme, host, port, path]) => `${scheme}://${host}:${port}${path}`);

const command: fc.Arbitrary<string[]> = fc.oneof(
  fc
    .tuple(fc.constantFrom("curl -f", "curl -fsS", "curl", "curl -fsSk", "wget -qO-", "wget --spider -q"), url)
    .map(([tool, to]) => [...tool.split(" "), to]),
  fc
    .tuple(fc.constantFrom("curl -f", "curl --fail -s", "wget -q -O /dev/null"), url)
    .map(([tool, to]) => ["sh", "-c", `${tool} '${to.replaceAll("'", "")}' || exit 1`]),
  fc.constantFrom(...PORTS).map((port) => ["nc", "-z", "localhost", String(port)]),
  url.map((to) => ["python", "-c", `import urllib.request; urllib.request.urlopen("${to}")`]),
  url.map((to) => ["python3", "-c", `import requests\nrequests.get('${to.replaceAll("'", "")}').raise_for_status()\n`]),
  fc
    .constantFrom(...PORTS)
    .map((port) => ["python", "-c", `import socket; socket.create_connection(("localhost", ${port}))`]),
  url.map((to) => ["node", "-e", `require("http").get("${to}", (r) => process.exit(r.statusCode < 400 ? 0 : 1))`]),
  fc.constantFrom<string[][]>(
    ["cat", "/tmp/healthy"],
    ["pg_isready", "-U", "x y"],
    ["true"],
    ["/bin/sh", "-c", "exit 0 # latest"],
  ),
);

const port = fc.constantFrom<Plain>(...PORTS, ...PORT_NAMES);

const handler: fc.Arbitrary<PlainMap> = fc.oneof(
  { weight: 4, arbitrary: command.map((words) => ({ exec: { command: words } })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("/", "/health", "/a?b=c#d"), port)
      .map(([path, to]) => ({ httpGet: { path, port: to } })),
  },
  {
    weight: 1,
    arbitrary: port.map((to) => ({
      httpGet: { port: to, scheme: "HTTPS", httpHeaders: [{ name: "Host", value: "a: b" }] },
    })),
  },
  { weight: 1, arbitrary: port.map((to) => ({ tcpSocket: { port: to } })) },
  { weight: 1, arbitrary: fc.constantFrom(...PORTS).map((to) => ({ grpc: { port: to } })) },
);

const timing = sparse({
  initialDelaySeconds: fc.constantFrom<Plain>(0, 5, 40),
  periodSeconds: fc.constantFrom<Plain>(1, 30),
  timeoutSeconds: fc.constantFrom<Plain>(1, 3, 10),
  failureThreshold: fc.constantFrom<Plain>(1, 3),
  successThreshold: fc.constantFrom<Plain>(0, 1),
});

/** A probe the API server accepts, or null, or undefined. */
export const probe: fc.Arbitrary<PlainMap | null | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(handler, timing, fc.boolean())
      .map(([one, times, first]) => (first ? { ...one, ...times } : { ...times, ...one })),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);

const hook: fc.Arbitrary<PlainMap | null> = fc.oneof(
  fc.constantFrom(0, 1, 5, 29, 30, 31, 600).map((seconds) => ({ sleep: { seconds } })),
  fc
    .constantFrom<string[]>(
      ["sleep", "20"],
      ["/bin/sh", "-c", "sleep 15; nginx -s quit"],
      ["sh", "-c", "sleep 40 && true"],
      ["nginx", "-s", "quit"],
    )
    .map((words) => ({ exec: { command: words } })),
  port.map((to) => ({ httpGet: { path: "/stop", port: to } })),
  fc.constant(null),
);

export const lifecycle: fc.Arbitrary<PlainMap | null | undefined> = fc.oneof(
  { weight: 7, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom<(PlainMap | null)[]>(null, {}) },
  { weight: 4, arbitrary: sparse({ preStop: hook, postStart: fc.constant<Plain>({ exec: { command: ["true"] } }) }) },
);
