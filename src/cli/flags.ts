import * as Flags from "@oclif/core/flags";

/** Flags of every command. */
export const commonFlags = {
  config: Flags.string({
    helpGroup: "GLOBAL",
    helpValue: "FILE",
    description: "configuration instead of the nearest .archon-migrate.yaml",
  }),
  lang: Flags.string({
    helpGroup: "GLOBAL",
    options: ["en", "pt-BR"],
    description: "language of what is printed; else LC_ALL, LC_MESSAGES, LANG",
  }),
  color: Flags.string({
    helpGroup: "GLOBAL",
    options: ["auto", "always", "never"],
    default: "auto",
    description: "colour the output",
  }),
  plain: Flags.boolean({ helpGroup: "GLOBAL", description: "words instead of symbols, for screen readers" }),
};

/** Flags that say which manifests. */
export const manifestFlags = {
  filename: Flags.string({
    char: "f",
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ",",
    helpValue: "FILE|DIR|GLOB|-",
    description: "manifests; - is standard input; can be repeated",
  }),
  recursive: Flags.boolean({ char: "R", description: "go into subfolders of -f" }),
};

/** Flags that lie over the configuration. */
export const policyFlags = {
  include: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ",",
    helpGroup: "POLICY",
    helpValue: "GLOB",
    description: 'repositories that migrate; "**" is every image',
  }),
  "unknown-user": Flags.string({
    helpGroup: "POLICY",
    options: ["ask", "refuse", "default"],
    description: "what to do where no uid is known",
  }),
  "grace-seconds": Flags.integer({
    helpGroup: "POLICY",
    min: 1,
    description: "terminationGracePeriodSeconds to ask for",
  }),
  "drain-seconds": Flags.integer({ helpGroup: "POLICY", min: 0, description: "seconds of preStop sleep; 0 is none" }),
  "kubernetes-version": Flags.string({
    helpGroup: "POLICY",
    helpValue: "1.N",
    description: "oldest server the manifests must run on",
  }),
  item: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ",",
    helpGroup: "POLICY",
    helpValue: "1-7|ID",
    description: "only these items of the checklist",
  }),
};
