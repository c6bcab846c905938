export type { ConfigProblem, ConfigProblemKind, OverrideProblem } from "./config-problem.ts";
export { environmentLayer, type EnvironmentReading, type UnknownVariable } from "./environment-layer.ts";
export { flagLayer, type ConfigFlags } from "./flag-layer.ts";
export type { ConfigLayer, ConfigSource, Origin } from "./layer.ts";
export { parseConfig, type ConfigReading, type ParsedConfig } from "./parse-config.ts";
export { proposeConfig } from "./propose/propose-config.ts";
export type { ProjectFacts } from "./propose/project-facts.ts";
export { resolveConfig, type ResolvedConfig } from "./resolve-config.ts";
export { viewConfig } from "./view-config.ts";
