import { describe } from "vitest";
import { python, testRows } from "./describe-meaning.ts";

const URL = "'http://localhost:8051/health'";

describe("Python that fails from 400 on is httpGet", () => {
  testRows([
    [python(`import urllib.request; urllib.request.urlopen(${URL})`), "http :8051/health"],
    [python(`import urllib.request; urllib.request.urlopen("http://127.0.0.1/", timeout=2.5).read()`), "http :80/"],
    [python(`import urllib.request as r; r.urlopen(${URL})`), "unclear"],
    [python(`from urllib.request import urlopen\nurlopen(${URL}, timeout = 5)\n`), "http :8051/health"],
    [python(`from urllib import request; r = request.urlopen(${URL}); r.close()`), "http :8051/health"],
    [python(`import requests; requests.get(${URL}).raise_for_status()`), "http :8051/health"],
    [python(`import requests; r = requests.get(${URL}, timeout=2); r.raise_for_status()`), "http :8051/health"],
    [python(`import requests; assert requests.get(${URL}).ok`), "http :8051/health"],
    [python(`import requests, sys; sys.exit(0 if requests.get(${URL}).ok else 1)`), "http :8051/health"],
    [python(`import requests; exit(not requests.get(${URL}).ok)`), "http :8051/health"],
    [
      python(`import requests; r=requests.get(${URL}); exit(0) if r.status_code < 400 else exit(1)`),
      "http :8051/health",
    ],
    [python(`import requests; requests.get('https://localhost/', verify=False).raise_for_status()`), "https :443/"],
    [
      ["/usr/local/bin/python3.12", "-u", "-c", `import urllib.request; urllib.request.urlopen(${URL})`],
      "http :8051/health",
    ],
    [
      python(
        "import ssl, urllib.request; urllib.request.urlopen('https://localhost/', context=ssl._create_unverified_context())",
      ),
      "https :443/",
    ],
  ]);
});

describe("Python that means something else", () => {
  const at = "closest http :8051/health";
  testRows([
    [python(`import requests; requests.get(${URL})`), `differs: no-fail-flag, ${at}`],
    [python(`import requests; assert requests.get(${URL}).status_code == 200`), `differs: exact-status, ${at}`],
    [python(`import requests; r=requests.get(${URL}); exit(r.status_code != 200)`), `differs: exact-status, ${at}`],
    [
      python(`import requests; exit(1 if requests.get(${URL}).status_code > 499 else 0)`),
      `differs: exact-status, ${at}`,
    ],
    [
      python(`import urllib.request; assert urllib.request.urlopen(${URL}).getcode()==200`),
      `differs: exact-status, ${at}`,
    ],
    [python(`import httpx; httpx.get(${URL}).raise_for_status()`), `differs: exact-status, ${at}`],
    [python(`import httpx; exit(not httpx.get(${URL}).status_code < 400)`), `differs: own-timeout, ${at}`, 10],
    [python(`import requests; requests.head(${URL}).raise_for_status()`), `differs: method, ${at}`],
    [python(`import requests; requests.get(${URL}, headers={'a': 'b'}).raise_for_status()`), `differs: headers, ${at}`],
    [python(`import urllib.request; urllib.request.urlopen(${URL}, timeout=2)`), `differs: own-timeout, ${at}`, 3],
    [python("import urllib.request; urllib.request.urlopen('http://mcp/')"), "differs: remote-host"],
    [
      python("import urllib.request; urllib.request.urlopen('https://localhost/')"),
      "differs: certificate-checked, closest https :443/",
    ],
  ]);
});

describe("Python that connects is tcpSocket", () => {
  testRows([
    [python("import socket; socket.create_connection(('localhost', 8052), 3)"), "tcp :8052"],
    [python("import socket; socket.create_connection(('localhost', 8052), timeout=3).close()"), "tcp :8052"],
    [python("import socket; s = socket.create_connection(('::1', 80)); s.close()"), "tcp :80"],
    [python("import socket; socket.socket().connect(('127.0.0.1', 80))"), "tcp :80"],
    [
      python(
        "import socket; s=socket.socket(socket.AF_INET, socket.SOCK_STREAM); s.connect(('localhost', 80)); s.close()",
      ),
      "tcp :80",
    ],
    [
      python("import socket,sys\ns=socket.socket()\ns.settimeout(2)\nsys.exit(s.connect_ex(('localhost', 80)))"),
      "tcp :80",
    ],
    [
      python("import socket; socket.create_connection(('localhost', 80), 1)"),
      "differs: own-timeout, closest tcp :80",
      2,
    ],
    [python("import socket; socket.create_connection(('db', 80))"), "differs: remote-host"],
    [python("import socket; socket.socket().connect(('::1', 80))"), "unclear"],
    [python("import socket; s=socket.socket(); s.connect_ex(('localhost', 80))"), "unclear"],
    [
      python("import socket; s=socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('localhost', 80))"),
      "unclear",
    ],
    [python("import socket; socket.create_connection(('localhost', 80), 0)"), "unclear"],
    [python("import socket; socket.create_connection(('localhost', PORT))"), "unclear"],
  ]);
});

describe("Python that is not understood", () => {
  testRows([
    [python(`urllib.request.urlopen(${URL})`), "unclear"],
    [python(`import requests; sys.exit(not requests.get(${URL}).ok)`), "unclear"],
    [python(`import requests; exit(requests.get(${URL}).ok)`), "unclear"],
    [python(`import requests; exit(requests.get(${URL}).status_code)`), "unclear"],
    [python(`import requests; requests.get(${URL}).ok`), "unclear"],
    [python(`import requests; exit(0); requests.get(${URL}).raise_for_status()`), "unclear"],
    [python(`import requests; r=requests.get(${URL}); exit(0 if r.json() else 1)`), "unclear"],
    [python(`import requests; requests.get(${URL}).raise_for_status() or requests.get(${URL})`), "unclear"],
    [python(`import requests; requests.get(${URL}, params=x).raise_for_status()`), "unclear"],
    [python(`import requests; requests.get(${URL}, timeout=0).raise_for_status()`), "unclear"],
    [python(`import urllib.request; urllib.request.urlopen(f${URL})`), "unclear"],
    [python(`import urllib.request; urllib.request.urlopen('http://localhost' ':80')`), "unclear"],
    [python(`import urllib.request; assert urllib.request.urlopen(${URL}).ok`), "unclear"],
    [python(`import os; import urllib.request; urllib.request.urlopen(${URL})`), "unclear"],
    [python(` import urllib.request; urllib.request.urlopen(${URL})`), "unclear"],
    [python(`try:\n  import urllib.request\nexcept: pass`), "unclear"],
    [python("import urllib.request; urllib.request.urlopen('localhost:8051')"), "unclear"],
    [["python", "-O", "-c", `import requests; assert requests.get(${URL}).ok`], "unclear"],
    [["python", "health.py"], "unclear"],
    [["python", "-c"], "unclear"],
    [python("import requests"), "unclear"],
    [python(""), "unclear"],
  ]);
});
