#!/usr/bin/env node
import module from "node:module";
import { isSupported, refusal } from "./node-version.js";

if (isSupported(process.versions.node)) {
  module.enableCompileCache?.();
  const { main } = await import("../dist/cli/main.js");
  await main(process.argv.slice(2));
} else {
  process.stderr.write(refusal(process.versions.node));
  process.exitCode = 1;
}
