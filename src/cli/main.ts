import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CommandRuntime } from "./command-runtime.ts";
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
  let id = "";
  try {
    const line = findCommand(argv, commandIds());
    id = line.id;
    if (line.wants === "version") process.stdout.write(versionLine(root));
    else if (line.wants === "help") process.stdout.write(helpPage(root, line.id, process.stdout.columns));
    else await runCommand(line);
  } catch (error) {
    await reportFailure(error, argv, id);
  }
}

function commandIds(): string[] {
  const manifest = JSON.parse(readFileSync(`${root}oclif.manifest.json`, "utf8")) as {
    commands: Record<string, unknown>;
  };
  return Object.keys(manifest.commands);
}

type Runnable = new (argv: readonly string[], id: string) => CommandRuntime;

async function runCommand({ id, rest }: CommandLine): Promise<void> {
  // A variable, so that the bundler leaves the import to run time: only the one command is read.
  const path = `../commands/${id.replaceAll(":", "/")}.js`;
  const module = (await import(path)) as { default: Runnable };
  await new module.default(rest, id).run();
}

/**
 * `| head` closes the pipe early (EPIPE): that ends the output, not the program with a stack trace.
 * A terminal that is gone (EIO) ends it too, as a failure: nobody has seen the answer.
 */
function ignoreBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.done);
      // Nothing more can be said where standard output is full or gone; standard error may still take a line.
      if (stream === process.stdout && error.code !== "EIO") process.stderr.write(`archon-migrate: ${error.message}\n`);
      process.exit(EXIT.failed);
    });
  }
}
