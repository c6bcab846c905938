export type { Difference, NetworkHandler, ProbeMeaning } from "./meaning.ts";
export { probeMeaning } from "./probe-meaning.ts";
