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
import { restrictPlan } from "../core/restrict-plan.ts";
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
    const { config } = loaded;
    const { sources, problems } = readSources(wire.files, { targets, recursive: flags.recursive, stdin: wire.stdin });
    const base = loaded.path === undefined ? "." : dirname(loaded.path);
    const dockerfile = dockerfileFinder(config, base, wire.readText);
    const whole = planMigration({
      sources,
      problems,
      config,
      dockerfile,
      sha256,
      ...(answeredUsers && { answeredUsers }),
    });
    const plan = flags.item?.length ? restrictPlan(whole, new Set(flags.item.map(checkOf))) : whole;
    return { plan, sources, config, targets };
  }
}

function checkOf(item: string): CheckId {
  const byNumber = /^[1-7]$/.test(item) ? CHECK_IDS[Number(item) - 1] : undefined;
  const found = byNumber ?? CHECK_IDS.find((id) => id === item);
  if (found) return found;
  const params = { reason: "usage-no-item", typed: item, meant: CHECK_IDS.join(", "), command: "plan" };
  throw new MigrateError("USAGE", { params });
}
