#!/usr/bin/env node
// CommonJS on purpose: Node starts it some milliseconds sooner than a module, and old releases can read it.
"use strict";
const { isSupported, refusal } = require("./node-version.js");

const [word, ...others] = process.argv.slice(2);
if (!isSupported(process.versions.node)) {
  process.stderr.write(refusal(process.versions.node));
  process.exitCode = 1;
} else if (others.length === 0 && ["--version", "-v", "version"].includes(word)) {
  process.stdout.write(
    `archon-migrate/${require("../package.json").version} ${process.platform}-${process.arch} node-v${process.versions.node}\n`,
  );
} else {
  require("node:module").enableCompileCache();
  import("../dist/cli/main.js").then(({ main }) => main(process.argv.slice(2)));
}
