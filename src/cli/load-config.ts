import { dirname, join } from "node:path";
import type { ReadText } from "../app/find-dockerfile.ts";
import type { ConfigProblem, OverrideProblem } from "../config/config-problem.ts";
import { environmentLayer, type UnknownVariable } from "../config/environment-layer.ts";
import { flagLayer, type ConfigFlags } from "../config/flag-layer.ts";
import type { ConfigSource } from "../config/layer.ts";
import { parseConfig } from "../config/parse-config.ts";
import { resolveConfig, type ResolvedConfig } from "../config/resolve-config.ts";
import { MigrateError } from "../core/errors.ts";

export const CONFIG_FILE = ".archon-migrate.yaml";

export interface ConfigRequest {
  /** `--config`; else ARCHON_MIGRATE_CONFIG; else the nearest file from `cwd` upwards. */
  readonly path?: string | undefined;
  readonly flags: ConfigFlags;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly readText: ReadText;
}

export interface LoadedConfig extends ResolvedConfig {
  /** The file that was read, where there was one. */
  readonly path?: string;
  readonly unknownVariables: readonly UnknownVariable[];
}

/**
 * Flags > environment > file > built-in profile.
 * @throws MigrateError CONFIG_SYNTAX, CONFIG_INVALID, FILE_NOT_FOUND, USAGE
 */
export function loadConfig(request: ConfigRequest): LoadedConfig {
  const found = findFile(request);
  const file = found && readFile(found);
  const environment = environmentLayer(request.env);
  const flags = flagLayer(request.flags);
  refuseOverrides([...environment.problems, ...flags.problems]);
  const sources: ConfigSource[] = [...(file ? [file] : []), environment, flags];
  return {
    ...resolveConfig(sources),
    ...(found && { path: found.path }),
    unknownVariables: environment.warnings,
  };
}

function findFile({ path, env, cwd, readText }: ConfigRequest): { path: string; text: string } | undefined {
  const named = path ?? env["ARCHON_MIGRATE_CONFIG"];
  if (named) {
    const text = readText(named);
    if (text !== undefined) return { path: named, text };
    throw new MigrateError("FILE_NOT_FOUND", { params: { path: named, folder: dirname(named) } });
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const candidate = join(folder, CONFIG_FILE);
    const text = readText(candidate);
    if (text !== undefined) return { path: folder === cwd ? CONFIG_FILE : candidate, text };
    if (dirname(folder) === folder) return undefined;
  }
}

function readFile({ path, text }: { path: string; text: string }): ConfigSource {
  const read = parseConfig(path, text);
  if (read.ok) return read;
  const [first, ...others] = read.problems as [ConfigProblem, ...ConfigProblem[]];
  const { line, column, sourceLine } = first;
  const more =
    others.length > 0 ? ` (and ${others.length} more: line ${others.map((other) => other.line).join(", ")})` : "";
  throw new MigrateError(first.kind === "syntax" ? "CONFIG_SYNTAX" : "CONFIG_INVALID", {
    params: {
      reason: first.kind === "syntax" ? first.expected : `${first.key} ${describe(first)}${more}`.trim(),
      hint: hintOf(first),
    },
    place: { file: path, line, column, sourceLine },
  });
}

function describe({ kind }: Pick<ConfigProblem, "kind">): string {
  return kind.replaceAll("-", " ");
}

function hintOf({ expected, suggestion }: Pick<ConfigProblem, "expected" | "suggestion">): string {
  const wanted = `expected ${expected.replaceAll("\n", ", ")}`;
  return suggestion === undefined ? wanted : `did you mean ${suggestion}?`;
}

function refuseOverrides(problems: readonly OverrideProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const reason = `${first.name}=${first.value}: ${describe(first)}; ${hintOf(first)}`;
  throw new MigrateError("USAGE", { params: { reason, command: "config view" } });
}
