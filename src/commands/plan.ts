import * as Flags from "@oclif/core/flags";
import { diffsOf } from "../app/plan-diffs.ts";
import { exitOfPlan } from "../cli/exit-codes.ts";
import { manifestFlags, policyFlags } from "../cli/flags.ts";
import { ManifestCommand, type Planned } from "../cli/manifest-command.ts";
import { policyWords } from "../cli/policy-words.ts";
import { quoteWords } from "../core/quote-words.ts";
import { wire } from "../cli/wire.ts";
import { MigrateError } from "../core/errors.ts";
import { SCHEMA_VERSION } from "../core/schema-version.ts";
import { fill } from "../locales/index.ts";
import { PLAN_FORMATS, printJson, printPlan, type PlanFormat } from "../printers/data.ts";
import { humanPlan } from "../printers/human-plan.ts";
import { planReport } from "../printers/report.ts";

export default class Plan extends ManifestCommand {
  static override summary = "Walk the Migration Checklist over manifests and show what would change";
  static override description =
    "Prints the checklist with a status for each item, the reasons, the risks and a diff. Writes nothing and asks no network.";
  static override examples = [
    "<%= config.bin %> plan -f k8s-manifests-complete.yaml",
    "<%= config.bin %> plan -R -f deploy/ --out plan.json",
    "kubectl kustomize overlays/prod | <%= config.bin %> plan -f - -o json",
  ];
  static override flags = {
    ...manifestFlags,
    output: Flags.string({ char: "o", options: [...PLAN_FORMATS], description: "print data instead of a screen" }),
    out: Flags.string({ helpValue: "FILE", description: "save the plan for apply --plan" }),
    "detailed-exitcode": Flags.boolean({ description: "exit with 2 when changes are pending" }),
    ...policyFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Plan);
    const planned = this.planFrom(flags);
    const messages = await this.messages(flags, flags.output !== undefined);
    const report = planReport(planned.plan, "plan", messages);
    if (flags.out !== undefined) {
      refuseToReplace(flags.out);
      wire.writeText(flags.out, printJson(report));
      this.note(`${fill(messages.ui.planSaved, { path: flags.out })}\n`);
    }
    if (flags.output !== undefined) this.print(printPlan(report, flags.output as PlanFormat));
    else {
      const diffs = diffsOf(planned.sources, planned.plan.edits).map(({ diff }) => diff);
      const input = {
        plan: planned.plan,
        diffs,
        next: nextCommand(planned, flags),
        include: planned.config.images.include,
      };
      this.print(humanPlan(input, messages, this.style(flags)));
    }
    process.exitCode = exitOfPlan(planned.plan, flags["detailed-exitcode"]);
  }
}

/** A plan may take the place of a plan, and of nothing else: a manifest named by mistake would be lost. */
function refuseToReplace(path: string): void {
  const present = wire.readText(path);
  if (present === undefined || present.trim() === "" || present.includes(`"schemaVersion": "${SCHEMA_VERSION}"`))
    return;
  throw new MigrateError("USAGE", { params: { reason: "usage-out-exists", path, command: "plan" } });
}

type NextFlags = Parameters<typeof policyWords>[0] & { out?: string | undefined; recursive: boolean };

function nextCommand({ plan, targets }: Planned, flags: NextFlags): string {
  if (plan.edits.length === 0 || targets.includes("-")) return "";
  if (flags.out !== undefined) return `archon-migrate apply --plan ${quoteWords([flags.out])}`;
  const words = [
    ...(flags.recursive ? ["-R"] : []),
    ...targets.flatMap((target) => ["-f", target]),
    ...policyWords(flags),
  ];
  return `archon-migrate apply --interactive ${quoteWords(words)}`;
}
