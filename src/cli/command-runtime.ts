import type { ArgInput, FlagInput, Input, OutputArgs, OutputFlags, ParserOutput } from "@oclif/core/interfaces";
import { parse } from "@oclif/core/parser";
import { commonFlags } from "./flags.ts";

/**
 * A command as oclif describes it (its statics are what the manifest and the help pages are made of), without
 * oclif's own base class: that one brings the help renderer, spinners and plugin loader along, which cost more
 * time than a plan (ADR 3). Flags and arguments are parsed by oclif.
 */
export abstract class CommandRuntime {
  static baseFlags = commonFlags;
  static flags: FlagInput = {};
  static args: ArgInput = {};
  static summary?: string;
  static description?: string;
  static examples: string[] = [];

  protected readonly argv: readonly string[];
  /** As in the manifest: `config:view`. */
  protected readonly id: string;

  constructor(argv: readonly string[], id: string) {
    this.argv = argv;
    this.id = id;
  }

  abstract run(): Promise<void>;

  /** What oclif looks for in a module to know that it is a command; the program itself starts in main.ts. */
  static run(): Promise<never> {
    return Promise.reject(new Error("commands are run by bin/run.js"));
  }

  /** @throws oclif's CLIError for flags and arguments that do not fit */
  protected parse<F extends OutputFlags<FlagInput>, B extends OutputFlags<FlagInput>, A extends OutputArgs<ArgInput>>(
    definition: Input<F, B, A>,
  ): Promise<ParserOutput<F, B, A>> {
    const { args = {}, flags = {}, baseFlags = {} } = definition;
    const input = { context: this, args, flags: { ...flags, ...baseFlags }, strict: true };
    return parse([...this.argv], input as never);
  }
}
