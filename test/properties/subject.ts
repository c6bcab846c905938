import { knownBaseUser } from "../../src/dockerfile/known-bases.ts";
import { probeMeaning } from "../../src/checks/probe-command/probe-meaning.ts";
import { planMigration } from "../../src/app/plan-migration.ts";
import type { Config } from "../../src/core/config.ts";
import { sha256 } from "../../src/core/journal.ts";
import type { Edit } from "../../src/core/edit.ts";
import type { Plan } from "../../src/core/plan.ts";
import type { ReferenceConfig } from "../reference/reference-config.ts";

export const FILE = "m.yaml";

/** The product over one file, without a tree around it. */
export function planOf(bytes: Uint8Array, config: Config): Plan {
  return planMigration({ sources: [{ path: FILE, bytes }], config, dockerfile: () => undefined, sha256 });
}

/** Codes by which the product says that it left an edit out. */
const REFUSALS = new Set([
  ...["ANCHOR_SHARED", "ALIAS_SHARED", "REQUIREMENT_REFUSED", "NOT_A_MAPPING", "DUPLICATE_KEY", "MULTILINE_SCALAR"],
  ...["TEMPLATED", "PROOF_FAILED", "YAML_SYNTAX", "TEMPLATE_UNREADABLE"],
]);

export function refusalsOf({ findings }: Plan): string[] {
  return findings.filter(({ code }) => REFUSALS.has(code)).map(({ code }) => code);
}

/** The reference's configuration; the two tables are data, the rules over them its own. */
export function referenceConfig(config: Config): ReferenceConfig {
  return {
    include: config.images.include,
    compose: config.tags.compose,
    floating: config.tags.kubernetes.floating,
    pinned: config.tags.kubernetes.pinned,
    user: config.securityContext.user,
    unknownUser: config.securityContext.unknownUser,
    defaults: config.securityContext.default,
    graceSeconds: config.terminationGracePeriodSeconds,
    drainSeconds: config.drainSeconds,
    kubernetesVersion: config.kubernetesVersion,
    services: config.services,
    baseUser: (repository, tag) => knownBaseUser(repository, tag)?.ids,
    probeMeaning(command, timeoutSeconds) {
      const meaning = probeMeaning(command, timeoutSeconds);
      return meaning.kind === "http" || meaning.kind === "tcp" ? meaning : undefined;
    },
  };
}

export const WHERE_ANCHORS_ARE: readonly string[] = ["ANCHOR_SHARED", "ALIAS_SHARED", "REQUIREMENT_REFUSED"];

/**
 * An edit of a second run that should have been one of the first. One case is let pass: an object was refused because
 * another shared its anchor, and the first run wrote that other one out; then the anchor is free.
 */
export function lateEdit(first: Plan, second: Plan): Edit | undefined {
  const refused = first.findings
    .filter(({ code }) => WHERE_ANCHORS_ARE.includes(code))
    .map(({ object }) => object?.index);
  return second.edits.find(({ object }) => !refused.includes(object.index));
}
