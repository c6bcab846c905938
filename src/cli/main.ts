import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import { EXIT } from "./exit-codes.ts";
import { findCommand, type CommandLine } from "./find-command.ts";
import { helpPage, versionLine } from "./help-pages.ts";
import { reportFailure } from "./report-failure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs one command line. oclif describes and parses the commands; which of them is meant is found here,
 * from oclif's own manifest, so that only that one is loaded: a plan must start as fast as kubectl does.
 */
export async function main(argv: readonly string[]): Promise<void> {
  ignoreBrokenPipes();
  try {
    const line = findCommand(argv, commandIds());
    if (line.wants === "version") process.stdout.write(versionLine(root));
    else if (line.wants === "help") process.stdout.write(helpPage(root, line.id, process.stdout.columns));
    else await runCommand(line);
  } catch (error) {
    await reportFailure(error, argv);
  }
}

function commandIds(): string[] {
  const manifest = JSON.parse(readFileSync(`${root}oclif.manifest.json`, "utf8")) as {
    commands: Record<string, unknown>;
  };
  return Object.keys(manifest.commands);
}

type Runnable = new (argv: string[], config: Config) => Command & { _run(): Promise<unknown> };

async function runCommand({ id, rest }: CommandLine): Promise<void> {
  const path = `../commands/${id.replaceAll(":", "/")}.js`;
  const module = (await import(path)) as { default: Runnable & { id?: string } };
  module.default.id = id;
  const command = new module.default([...rest], runConfig());
  await command._run();
}

/** What a running command asks of oclif's configuration; loading the whole of it reads files for plugins we have none of. */
function runConfig(): Config {
  const config = {
    root,
    bin: "archon-migrate",
    topicSeparator: " ",
    pjson: { oclif: {} },
    scopedEnvVar: () => undefined,
    scopedEnvVarTrue: () => false,
    scopedEnvVarKey: () => "",
    scopedEnvVarKeys: () => [],
    runHook: () => Promise.resolve({ successes: [], failures: [] }),
  };
  return config as unknown as Config;
}

/**
 * `| head` closes the pipe early (EPIPE): that ends the output, not the program with a stack trace.
 * A terminal that is gone (EIO) ends it too, as a failure: nobody has seen the answer.
 */
function ignoreBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.done);
      if (error.code === "EIO") process.exit(EXIT.failed);
      throw error;
    });
  }
}
