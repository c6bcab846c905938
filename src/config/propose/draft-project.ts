import type { Json, JsonObject } from "../../core/json.ts";
import { judgeValue } from "../judge-value.ts";
import type { ScalarType } from "../field.ts";
import { CONFIG_SHAPE, type Shape } from "../shape.ts";
import { composeServices } from "./compose-services.ts";
import { includeGlobs } from "./include-globs.ts";
import { deployedContainers, type DeployedContainer } from "./manifest-containers.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { projectServices, type FoundService } from "./project-services.ts";

/** What is worth saying about a project, and what a person must know about it. */
export interface ProjectDraft {
  readonly value: JsonObject;
  /** Lines of comment by top-level key. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
}

const SERVICES = CONFIG_SHAPE.children.get("services") as Shape;

export function draftProject(facts: ProjectFacts): ProjectDraft {
  const compose = composeServices(facts.composeFiles);
  const deployed = deployedContainers(facts.manifests);
  const found = projectServices(compose.built, deployed, facts.dockerfiles);
  const named = uniquelyNamed(found.filter(({ service }) => service.image !== undefined));
  const services = named.flatMap(({ service }): JsonObject[] => {
    const kept = valid(SERVICES, service as unknown as JsonObject);
    return kept ? [kept] : [];
  });
  const repositories = services.map((service) => service["image"] as string);
  const foreign = [...compose.foreign, ...deployed.map(({ image }) => image.repository)];
  const include = includeGlobs(
    repositories,
    foreign.filter((one) => !repositories.includes(one)),
  );
  const namespaces = namespacesOf(found.flatMap((one) => one.deployed ?? []));
  const remarks = new Map([
    ["services", found.filter(({ service }) => service.image === undefined).map(withoutImage)],
    [
      "images",
      include.length === 0 ? ["No image of this project was found: until one is named here, none migrates."] : [],
    ],
    ["namespace", namespaceRemarks(namespaces)],
  ]);
  return { value: { namespace: namespaces[0] ?? "default", images: { include }, services }, remarks };
}

function withoutImage({ source, service }: FoundService): string {
  return `Not listed: ${source} (${service.context ?? "."}) is built here but names no image.`;
}

function namespaceRemarks(namespaces: readonly string[]): string[] {
  if (namespaces.length === 0) return ["No manifest of these services names one."];
  return namespaces.length === 1 ? [] : [`The manifests name others too: ${namespaces.slice(1).join(", ")}.`];
}

/** The most frequent first. */
function namespacesOf(deployed: readonly DeployedContainer[]): string[] {
  const counts = Map.groupBy(
    deployed.flatMap(({ namespace }) => namespace ?? []),
    (name) => name,
  );
  const type = CONFIG_SHAPE.children.get("namespace")?.field.type as ScalarType;
  return [...counts]
    .filter(([name]) => !judgeValue(type, name, name))
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([name]) => name);
}

/** Two folders may each have a `backend`. */
function uniquelyNamed(found: readonly FoundService[]): FoundService[] {
  const taken = new Set<string>();
  return found.map((one) => {
    const { name } = one.service;
    let unique = name;
    for (let i = 2; taken.has(unique); i++) unique = `${name}-${i}`;
    taken.add(unique);
    return { ...one, service: { ...one.service, name: unique } };
  });
}

/** A service without what the configuration would refuse; undefined where nothing useful is left. */
function valid(shape: Shape, value: JsonObject): JsonObject | undefined {
  const kept: JsonObject = {};
  for (const [key, child] of shape.children) {
    const item: Json | undefined = value[key];
    if (item === undefined) continue;
    const part = child.field.type.is === "mapping" ? valid(child, item as JsonObject) : validScalar(child, item);
    if (part !== undefined) kept[key] = part;
    else if (child.field.required) return undefined;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function validScalar({ field }: Shape, value: Json): Json | undefined {
  return judgeValue(field.type as ScalarType, value, String(value)) ? undefined : value;
}
