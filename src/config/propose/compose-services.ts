import { arrayAt, at, isObject, stringAt, type Json, type JsonObject } from "../../core/json.ts";
import { splitDocuments } from "../../yaml/documents.ts";
import { parseTree, YamlSyntaxError } from "../../yaml/parse-tree.ts";
import { valueOf } from "../../yaml/value.ts";
import { urlInCommand, type AskedUrl } from "./asked-url.ts";
import { composeRepository } from "./compose-image.ts";
import { folderOf, joinPath } from "./join-path.ts";
import type { ProjectFile } from "./project-facts.ts";

/** One service of a Compose file that is built from source. */
export interface ComposeService {
  readonly name: string;
  readonly file: string;
  readonly repository?: string;
  /** Relative to the project. */
  readonly context: string;
  readonly dockerfile?: string;
  readonly ports: readonly number[];
  readonly asks?: AskedUrl;
}

/** What the Compose files of a project say; files of one folder are laid over one another, as `-f a -f b` does. */
export function composeServices(files: readonly ProjectFile[]): { built: ComposeService[]; foreign: string[] } {
  const merged = new Map<string, { name: string; file: string; value: JsonObject }>();
  for (const { path, text } of files) {
    for (const [name, value] of Object.entries(servicesOf(text))) {
      if (!isObject(value)) continue;
      const key = `${folderOf(path)}\n${name}`;
      const former = merged.get(key);
      merged.set(key, { name, file: former?.file ?? path, value: { ...former?.value, ...value } });
    }
  }
  const built: ComposeService[] = [];
  const foreign: string[] = [];
  for (const { name, file, value } of merged.values()) {
    const service = builtService(name, file, value);
    const repository = composeRepository(value["image"]);
    if (service) built.push(service);
    else if (repository !== undefined) foreign.push(repository);
  }
  return { built, foreign };
}

/** Nothing where the file cannot be read: a proposal is made of what is there. */
function servicesOf(text: string): JsonObject {
  const result: JsonObject = {};
  for (const { start, end } of splitDocuments(text)) {
    try {
      const services = at(valueOf(parseTree(text.slice(start, end))), ["services"]);
      if (isObject(services)) Object.assign(result, services);
    } catch (error) {
      if (!(error instanceof YamlSyntaxError)) throw error;
    }
  }
  return result;
}

function builtService(name: string, file: string, value: JsonObject): ComposeService | undefined {
  const build = value["build"];
  const source =
    typeof build === "string" ? build : isObject(build) ? (stringAt(build, ["context"]) ?? ".") : undefined;
  // A context with a scheme, a host or a variable lies outside the project.
  if (source === undefined || /:|\$/.test(source) || source.startsWith("/") || source.startsWith("~")) return undefined;
  const context = joinPath(folderOf(file), source);
  const repository = composeRepository(value["image"]);
  const dockerfile = dockerfileOf(build as Json, context);
  const asks = urlInCommand(at(value, ["healthcheck", "test"]));
  return {
    name,
    file,
    context,
    ports: containerPorts(value),
    ...(repository !== undefined && { repository }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(asks && { asks }),
  };
}

function dockerfileOf(build: Json, context: string): string | undefined {
  if (at(build, ["dockerfile_inline"]) !== undefined) return undefined;
  const named = stringAt(build, ["dockerfile"]) ?? "Dockerfile";
  return named.startsWith("/") || named.includes("$") ? undefined : joinPath(context, named);
}

/** `"8080:80"`, `"127.0.0.1:8080:80/tcp"`, `{target: 80}`; ranges and UDP are left out. */
function containerPorts(value: JsonObject): number[] {
  return [...arrayAt(value, ["ports"]), ...arrayAt(value, ["expose"])].flatMap((port) => {
    if (isObject(port) && port["protocol"] === "udp") return [];
    const written = isObject(port) ? port["target"] : port;
    const match = /(?:^|:)(\d{1,5})(?:\/tcp)?$/.exec(String(written));
    const number = Number(match?.[1]);
    return number >= 1 && number <= 65_535 ? [number] : [];
  });
}
