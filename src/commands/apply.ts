import * as Flags from "@oclif/core/flags";
import { refuseUnread } from "../app/apply-plan.ts";
import { ApplyCommand } from "../cli/apply-command.ts";
import { manifestFlags, policyFlags } from "../cli/flags.ts";
import { MigrateError } from "../core/errors.ts";

export default class Apply extends ApplyCommand {
  static override summary = "Write the changes of the checklist into manifests, hunk by hunk or all at once";
  static override description =
    "Writes all files or none, each atomically, with a journal from which undo restores every byte.";
  static override examples = [
    "<%= config.bin %> apply --interactive -f k8s-manifests-complete.yaml",
    "<%= config.bin %> apply --yes -R -f deploy/",
    "<%= config.bin %> apply --plan plan.json",
  ];
  static override flags = {
    ...manifestFlags,
    interactive: Flags.boolean({ char: "i", description: "ask about every hunk (y n q a d e j k s ?)" }),
    yes: Flags.boolean({ char: "y", description: "write without asking" }),
    plan: Flags.string({
      helpValue: "FILE",
      description: "write exactly the edits of a saved plan",
      exclusive: [
        "filename",
        "interactive",
        "item",
        "include",
        "unknown-user",
        "grace-seconds",
        "drain-seconds",
        "kubernetes-version",
      ],
    }),
    "dry-run": Flags.string({
      options: ["none", "client"],
      default: "none",
      description: "client: show what would be written",
    }),
    output: Flags.string({ char: "o", options: ["json", "yaml"], description: "print data instead of words" }),
    ...policyFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Apply);
    if (flags.plan !== undefined) return this.applySaved(flags.plan, flags);
    if (!flags.interactive && !flags.yes && flags["dry-run"] === "none") {
      throw new MigrateError("USAGE", { params: { reason: "usage-choose-mode", command: "apply" } });
    }
    if (flags.interactive) return this.applyAsked(flags);
    const planned = this.planFrom(flags);
    refuseUnread(planned.plan);
    return this.write(planned, planned.plan.edits, flags);
  }
}
