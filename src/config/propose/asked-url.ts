import type { Json } from "../../core/json.ts";

/** What a health check asks of its own container. */
export interface AskedUrl {
  readonly port?: number;
  readonly path: string;
}

const OWN_URL =
  /\bhttps?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])(?::(\d{1,5}))?(\/[^\s"'`\\|;&<>)]*)?/;

/**
 * The first URL of its own host in a command, whatever program asks it: a proposal may guess,
 * what the checks do with a probe is decided by its exact meaning.
 */
export function urlInCommand(command: Json | undefined): AskedUrl | undefined {
  const words = Array.isArray(command) ? command : [command];
  const match = OWN_URL.exec(words.filter((word) => typeof word === "string").join(" "));
  if (!match) return undefined;
  const [, port, path = "/"] = match;
  return { path, ...(port !== undefined && { port: Number(port) }) };
}
