import type { ServiceConfig } from "../../core/config.ts";
import { canonicalRepository } from "../../core/image-ref.ts";
import type { AskedUrl } from "./asked-url.ts";
import type { ComposeService } from "./compose-services.ts";
import { baseName, folderOf, joinPath } from "./join-path.ts";
import type { DeployedContainer } from "./manifest-containers.ts";

/** A service as the project shows it; without `image` it cannot be written down. */
export interface FoundService {
  readonly service: Omit<ServiceConfig, "image"> & { readonly image?: string };
  readonly deployed?: DeployedContainer;
  /** File and name to show where something is missing. */
  readonly source: string;
}

/** Pairs what is built with what is deployed, in the order of the Compose files; then what only manifests know. */
export function projectServices(
  built: readonly ComposeService[],
  deployed: readonly DeployedContainer[],
  dockerfiles: readonly string[],
): FoundService[] {
  const fromCompose = built.map((service) => composed(service, deploymentOf(service, deployed), dockerfiles));
  const taken = new Set(fromCompose.map(({ service }) => service.image && canonicalRepository(service.image)));
  const fromManifests = deployed.flatMap((container) => {
    const dockerfile = dockerfileOf(container, dockerfiles);
    if (dockerfile === undefined || taken.has(container.image.canonical)) return [];
    taken.add(container.image.canonical);
    return deployedOnly(container, dockerfile, dockerfiles);
  });
  return [...fromCompose, ...fromManifests];
}

/** By repository; a service that is built without `image` by its name, where only one container can be meant. */
function deploymentOf(service: ComposeService, deployed: readonly DeployedContainer[]): DeployedContainer | undefined {
  const { repository, name } = service;
  if (repository !== undefined) {
    const canonical = canonicalRepository(repository);
    return deployed.find(({ image }) => image.canonical === canonical);
  }
  const sameName = deployed.filter((one) => one.container === name || one.deployment === name);
  return new Set(sameName.map(({ image }) => image.canonical)).size === 1 ? sameName[0] : undefined;
}

function composed(
  from: ComposeService,
  deployed: DeployedContainer | undefined,
  dockerfiles: readonly string[],
): FoundService {
  const image = from.repository ?? deployed?.image.repository;
  const asks = from.asks ?? deployed?.asks;
  const port = deployed ? portOf(deployed.ports, asks) : undefined;
  return found(
    `${from.file}, ${from.name}`,
    deployed,
    {
      name: shortName(from.name, image),
      image,
      context: from.context,
      dockerfile: from.dockerfile,
      port: port ?? portOf(from.ports, asks),
      health: asks?.path,
    },
    dockerfiles,
  );
}

function deployedOnly(from: DeployedContainer, dockerfile: string, dockerfiles: readonly string[]): FoundService {
  return found(
    `${from.file}, ${from.deployment}`,
    from,
    {
      name: baseName(from.image.repository),
      image: from.image.repository,
      context: folderOf(dockerfile),
      dockerfile,
      port: portOf(from.ports, from.asks),
      health: from.asks?.path,
    },
    dockerfiles,
  );
}

interface Parts {
  readonly name: string;
  readonly image: string | undefined;
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly port: number | undefined;
  readonly health: string | undefined;
}

function found(
  source: string,
  deployed: DeployedContainer | undefined,
  parts: Parts,
  dockerfiles: readonly string[],
): FoundService {
  const { name, image, context, dockerfile: compose, port, health } = parts;
  const kubernetes = compose === undefined ? undefined : twinOf(compose, dockerfiles);
  const service: FoundService["service"] = {
    name,
    ...(image !== undefined && { image }),
    ...(deployed && { deployment: deployed.deployment, container: deployed.container }),
    context,
    ...(compose !== undefined && { dockerfiles: { compose, ...(kubernetes !== undefined && { kubernetes }) } }),
    ...(port !== undefined && { port }),
    ...(health !== undefined && { health }),
  };
  return { service, source, ...(deployed && { deployed }) };
}

/** `archon-server` with an image `…/server` is called `server`. */
function shortName(name: string, image: string | undefined): string {
  const last = image === undefined ? "" : baseName(image);
  return last !== "" && (name.endsWith(`-${last}`) || name.endsWith(`_${last}`)) ? last : name;
}

/** The port that the health check asks, where it is one of them; else the only one, else the first. */
function portOf(ports: readonly number[], asks: AskedUrl | undefined): number | undefined {
  return ports.find((port) => port === asks?.port) ?? ports[0] ?? asks?.port;
}

/** `Dockerfile.server` ↔ `Dockerfile.k8s.server`, `Dockerfile` ↔ `Dockerfile.k8s`, in the same folder. */
function twinOf(dockerfile: string, dockerfiles: readonly string[]): string | undefined {
  const twin = joinPath(folderOf(dockerfile), baseName(dockerfile).replace(/^Dockerfile/, "Dockerfile.k8s"));
  return twin !== dockerfile && dockerfiles.includes(twin) ? twin : undefined;
}

/** `Dockerfile.server`, or `server/Dockerfile`, for a container or an image called `server`. */
function dockerfileOf({ container, image }: DeployedContainer, dockerfiles: readonly string[]): string | undefined {
  const names = [baseName(image.repository), container];
  return dockerfiles.find((path) => {
    const [file, folder] = [baseName(path), baseName(folderOf(path))];
    return names.some((name) => file === `Dockerfile.${name}` || (file === "Dockerfile" && folder === name));
  });
}
