import { parseImageRef } from "../../core/image-ref.ts";
import type { UserIds } from "../../core/config.ts";
import type { IncludedContainer, Scene } from "../../core/scene.ts";
import { knownBaseUser } from "../../dockerfile/known-bases.ts";

/** Where the uid of an image was learnt, for the reason shown to people. */
export type UserSource = "config" | "service" | "answer" | "dockerfile" | "base" | "default";

export type ImageUser =
  | { readonly ids: UserIds; readonly source: UserSource; readonly detail: string }
  | { readonly ids?: undefined; readonly source: "unknown"; readonly detail: string };

/** The user of the *Kubernetes* image of a container, by the order of decision 7. */
export function imageUser(scene: Scene, included: IncludedContainer): ImageUser {
  return (
    configuredUser(scene, included) ??
    dockerfileUser(scene, included) ??
    baseUser(scene, included) ??
    answeredUser(scene, included) ??
    fallbackUser(scene)
  );
}

function configuredUser(scene: Scene, { image }: IncludedContainer): ImageUser | undefined {
  const { user } = scene.config.securityContext;
  if (user !== "derive") return { ids: { uid: user, gid: user }, source: "config", detail: "securityContext.user" };
  const service = scene.config.services.find((one) => one.user && canonical(one.image) === image.canonical);
  if (!service?.user) return undefined;
  return { ids: service.user, source: "service", detail: service.name };
}

function dockerfileUser(scene: Scene, included: IncludedContainer): ImageUser | undefined {
  const facts = scene.dockerfile(included, "kubernetes");
  if (!facts?.user?.ids) return undefined;
  const { ids, text, line } = facts.user;
  return { ids, source: "dockerfile", detail: line > 0 ? `${facts.path}:${line}` : `${facts.path} (${text})` };
}

function baseUser(scene: Scene, included: IncludedContainer): ImageUser | undefined {
  // A Kubernetes Dockerfile that names no user we can read is an answer of its own: unknown.
  if (scene.dockerfile(included, "kubernetes")) return undefined;
  const compose = scene.dockerfile(included, "compose");
  if (compose?.user?.source === "base" && compose.user.ids) {
    return { ids: compose.user.ids, source: "base", detail: compose.base ?? compose.path };
  }
  if (compose) return undefined;
  const { canonical: repository, tag = "latest" } = included.image;
  const known = knownBaseUser(repository, tag);
  return known && { ids: known.ids, source: "base", detail: repository };
}

function answeredUser(scene: Scene, { image }: IncludedContainer): ImageUser | undefined {
  const ids = scene.answeredUsers.get(image.canonical);
  return ids && { ids, source: "answer", detail: image.repository };
}

function fallbackUser(scene: Scene): ImageUser {
  const { unknownUser, default: fallback } = scene.config.securityContext;
  if (unknownUser !== "default") return { source: "unknown", detail: "" };
  return { ids: { uid: fallback.runAsUser, gid: fallback.runAsGroup }, source: "default", detail: "" };
}

function canonical(repository: string): string | undefined {
  return parseImageRef(repository)?.canonical;
}
