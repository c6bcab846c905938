import { describe } from "vitest";
import { node, testRows } from "./describe-meaning.ts";

const URL = "'http://localhost:3000/health'";
const FAIL = ".on('error', () => process.exit(1))";

describe("Node that exits 0 below 400 is httpGet", () => {
  const http = "http :3000/health";
  testRows([
    [node(`require('http').get(${URL}, r => process.exit(r.statusCode < 400 ? 0 : 1))`), http],
    [node(`require("node:http").get(${URL}, (res) => process.exit(res.statusCode >= 400 ? 1 : 0))${FAIL};`), http],
    [node(`require('http').get(${URL}, (r) => { process.exit(r.statusCode < 400 ? 0 : 1); })\n  ${FAIL}`), http],
    [node(`require('http').get(${URL}, function (r) { process.exit(r.statusCode < 400 ? 0 : 1) })`), http],
    [node(`require('http').get(${URL}, r => process.exit(r.statusCode >= 200 && r.statusCode < 400 ? 0 : 1))`), http],
    [node(`const http = require('http'); http.get(${URL}, r => process.exit(r.statusCode < 400 ? 0 : 1))`), http],
    [node(`require('http').get(${URL}, r => { if (r.statusCode < 400) process.exit(0); else process.exit(1) })`), http],
    [
      node(
        `require('http').get({host: 'localhost', port: 3000, path: '/health'}, r => process.exit(r.statusCode < 400 ? 0 : 1))`,
      ),
      http,
    ],
    [node("require('http').get({port: '80'}, r => process.exit(r.statusCode < 400 ? 0 : 1))"), "http :80/"],
    [
      node(
        "require('https').get({port: 8443, rejectUnauthorized: false}, r => process.exit(r.statusCode < 400 ? 0 : 1))",
      ),
      "https :8443/",
    ],
  ]);
});

describe("Node that means something else", () => {
  const at = "closest http :3000/health";
  testRows([
    [
      node(`require('http').get(${URL}, r => process.exit(r.statusCode === 200 ? 0 : 1))`),
      `differs: exact-status, ${at}`,
    ],
    [
      node(`require('http').get(${URL}, r => process.exit(r.statusCode !== 200 ? 1 : 0))${FAIL}`),
      `differs: exact-status, ${at}`,
    ],
    [
      node(`require('http').get(${URL}, r => process.exit(r.statusCode < 500 ? 0 : 1))`),
      `differs: exact-status, ${at}`,
    ],
    [
      node(`fetch(${URL}).then(r => process.exit(r.ok ? 0 : 1)).catch(() => process.exit(1))`),
      `differs: follows-redirects, ${at}`,
    ],
    [node(`fetch(${URL}).then(r => process.exit(r.status < 400 ? 0 : 1))`), `differs: follows-redirects, ${at}`],
    [
      node("require('http').get({port: 80, timeout: 500}, r => process.exit(r.statusCode < 400 ? 0 : 1))"),
      "differs: own-timeout, closest http :80/",
    ],
    [
      node("require('http').get({port: 80, method: 'HEAD'}, r => process.exit(r.statusCode < 400 ? 0 : 1))"),
      "differs: method, closest http :80/",
    ],
    [
      node("require('https').get('https://localhost/', r => process.exit(r.statusCode < 400 ? 0 : 1))"),
      "differs: certificate-checked, closest https :443/",
    ],
    [node("require('http').get('http://api/', r => process.exit(r.statusCode < 400 ? 0 : 1))"), "differs: remote-host"],
  ]);
});

describe("Node that is not understood", () => {
  testRows([
    [node(`require('http').get(${URL})`), "unclear"],
    [node(`require('http').get(${URL}, r => process.exit(r.statusCode < 400 ? 1 : 0))`), "unclear"],
    [node(`require('http').get(${URL}, r => process.exit(x.statusCode < 400 ? 0 : 1))`), "unclear"],
    [
      node(`require('http').get(${URL}, r => process.exit(r.statusCode < 400 ? 0 : 1))${FAIL.replace("1", "0")}`),
      "unclear",
    ],
    [node(`require('https').get(${URL}, r => process.exit(r.statusCode < 400 ? 0 : 1))`), "unclear"],
    [node("require('http').get({socketPath: '/s'}, r => process.exit(r.statusCode < 400 ? 0 : 1))"), "unclear"],
    [node(`require('http').get(${URL}, process => process.exit(process.statusCode < 400 ? 0 : 1))`), "unclear"],
    [node(`require('http').get(${URL}, r => process.exit(r.statusCode < 400 ? 0 : 1)); process.exit(0)`), "unclear"],
    [node("require('http').get(`http://localhost`, r => process.exit(r.statusCode < 400 ? 0 : 1))"), "unclear"],
    [node("require('http').get('http://localhost:' + port, r => process.exit(0))"), "unclear"],
    ["node healthcheck.js", "unclear"],
  ]);
});
