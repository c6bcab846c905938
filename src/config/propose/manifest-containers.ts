import { parseImageRef, type ImageRef } from "../../core/image-ref.ts";
import { at, isObject, stringAt, type Json, type JsonObject } from "../../core/json.ts";
import { declaredPorts } from "../../core/service-routes.ts";
import { workloadOf } from "../../core/workload.ts";
import { readManifest } from "../../yaml/read-manifest.ts";
import { urlInCommand, type AskedUrl } from "./asked-url.ts";
import type { ProjectFile } from "./project-facts.ts";

/** One container of a Deployment. */
export interface DeployedContainer {
  readonly file: string;
  readonly deployment: string;
  readonly namespace?: string;
  readonly container: string;
  readonly image: ImageRef;
  readonly ports: readonly number[];
  readonly asks?: AskedUrl;
}

/** The containers of all Deployments whose image can be read; templates of Helm tell nothing reliable. */
export function deployedContainers(files: readonly ProjectFile[]): DeployedContainer[] {
  return files.flatMap(({ path, text }) => {
    const { objects } = readManifest(path, text, (document) => document.includes("Deployment"));
    return objects.flatMap((object) => {
      const workload = object.ref.kind === "Deployment" && !object.templated ? workloadOf(object) : undefined;
      return (workload?.containers ?? []).flatMap((container): DeployedContainer[] => {
        const image = container.image === undefined ? undefined : parseImageRef(container.image);
        if (!image || container.role !== "container") return [];
        const { namespace, name } = object.ref;
        const asks = askedUrl(container.value);
        return [
          {
            file: path,
            deployment: name,
            container: container.name,
            image,
            ports: declaredPorts(container).map(({ number }) => number),
            ...(namespace !== undefined && { namespace }),
            ...(asks && { asks }),
          },
        ];
      });
    });
  });
}

/** Liveness comes first: HEALTHCHECK asks whether the process lives, readiness often asks its neighbours too. */
function askedUrl(container: JsonObject): AskedUrl | undefined {
  for (const probe of ["livenessProbe", "startupProbe", "readinessProbe"]) {
    const get = at(container, [probe, "httpGet"]);
    const found = isObject(get) ? askedByGet(get, container) : urlInCommand(at(container, [probe, "exec", "command"]));
    if (found) return found;
  }
  return undefined;
}

function askedByGet(get: JsonObject, container: JsonObject): AskedUrl {
  const port = portNumber(get["port"], container);
  return { path: stringAt(get, ["path"]) || "/", ...(port !== undefined && { port }) };
}

function portNumber(port: Json | undefined, value: JsonObject): number | undefined {
  if (typeof port === "number") return port;
  const declared = declaredPorts({ name: "", role: "container", path: [], value });
  return declared.find(({ name }) => name === port)?.number;
}
