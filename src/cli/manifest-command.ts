import { dirname } from "node:path";
import { dockerfileFinder } from "../app/find-dockerfile.ts";
import { planMigration } from "../app/plan-migration.ts";
import { readSources } from "../app/read-sources.ts";
import type { Source } from "../app/source-filter.ts";
import type { Config, UserIds } from "../core/config.ts";
import { MigrateError } from "../core/errors.ts";
import { CHECK_IDS, type CheckId } from "../core/items.ts";
import { sha256 } from "../core/journal.ts";
import type { Plan } from "../core/plan.ts";
import { BaseCommand, type PolicyFlags } from "./base-command.ts";
import { wire } from "./wire.ts";

export interface ManifestFlags extends PolicyFlags {
  readonly filename?: string[] | undefined;
  readonly recursive: boolean;
  readonly item?: string[] | undefined;
}

export interface Planned {
  readonly plan: Plan;
  readonly sources: readonly Source[];
  readonly config: Config;
  readonly targets: readonly string[];
}

/** Commands that begin by planning over manifests. */
export abstract class ManifestCommand extends BaseCommand {
  protected planFrom(flags: ManifestFlags, answeredUsers?: ReadonlyMap<string, UserIds>): Planned {
    const targets = flags.filename ?? [];
    if (targets.length === 0) {
      throw new MigrateError("USAGE", { params: { reason: "usage-no-target", command: this.id ?? "" } });
    }
    const loaded = this.loadConfig(flags);
    const config = onlyItems(loaded.config, flags.item);
    const { sources, problems } = readSources(wire.files, { targets, recursive: flags.recursive, stdin: wire.stdin });
    const base = loaded.path === undefined ? "." : dirname(loaded.path);
    const dockerfile = dockerfileFinder(config, base, wire.readText);
    const plan = planMigration({
      sources,
      problems,
      config,
      dockerfile,
      sha256,
      ...(answeredUsers && { answeredUsers }),
    });
    return { plan, sources, config, targets };
  }
}

/** `--item 2,security-context`: the other items are switched off for this run. */
function onlyItems(config: Config, items: readonly string[] | undefined): Config {
  if (!items || items.length === 0) return config;
  const wanted = new Set(items.map(checkOf));
  const checks = Object.fromEntries(
    CHECK_IDS.map((id) => [id, { enabled: config.checks[id].enabled && wanted.has(id) }]),
  ) as Config["checks"];
  return { ...config, checks };
}

function checkOf(item: string): CheckId {
  const byNumber = /^[1-7]$/.test(item) ? CHECK_IDS[Number(item) - 1] : undefined;
  const found = byNumber ?? CHECK_IDS.find((id) => id === item);
  if (found) return found;
  const params = { reason: "usage-no-item", typed: item, meant: CHECK_IDS.join(", "), command: "plan" };
  throw new MigrateError("USAGE", { params });
}
