import { chooseLanguage, loadMessages } from "../locales/index.ts";
import type { Messages } from "../locales/messages.ts";
import type { Style } from "../printers/style.ts";
import { chooseStyle } from "./choose-style.ts";
import { CommandRuntime } from "./command-runtime.ts";
import { loadConfig, type LoadedConfig } from "./load-config.ts";
import { wire } from "./wire.ts";

/** Flags that lie over the configuration. */
export interface PolicyFlags {
  readonly config?: string | undefined;
  readonly include?: string[] | undefined;
  readonly "unknown-user"?: string | undefined;
  readonly "grace-seconds"?: number | undefined;
  readonly "drain-seconds"?: number | undefined;
  readonly "kubernetes-version"?: string | undefined;
}

/** What every command shares: its words, its looks, its streams and how it fails. */
export abstract class BaseCommand extends CommandRuntime {
  /**
   * The catalogue for people. Data (`-o json`) stays English unless `--lang` asks otherwise,
   * so that what scripts read does not depend on a locale.
   */
  protected async messages(flags: { lang?: string | undefined }, data = false): Promise<Messages> {
    return loadMessages(data && flags.lang === undefined ? "en" : chooseLanguage(flags.lang, process.env));
  }

  protected style(
    flags: { color?: string | undefined; plain?: boolean | undefined },
    stream: NodeJS.WriteStream = process.stdout,
  ): Style {
    return chooseStyle(flags, stream, process.env);
  }

  /** Data and answers go to standard output; everything else to standard error. */
  protected print(text: string): void {
    process.stdout.write(text);
  }

  protected note(text: string): void {
    process.stderr.write(text);
  }

  /** The configuration in force; variables that mean nothing are named on standard error. */
  protected loadConfig(flags: PolicyFlags): LoadedConfig {
    const loaded = loadConfig({
      path: flags.config,
      flags: {
        include: flags.include,
        unknownUser: flags["unknown-user"],
        graceSeconds: flags["grace-seconds"],
        drainSeconds: flags["drain-seconds"],
        kubernetesVersion: flags["kubernetes-version"],
      },
      env: process.env,
      cwd: process.cwd(),
      readText: wire.readText,
    });
    for (const { variable, suggestion } of loaded.unknownVariables) {
      this.note(
        `warning: ${variable} means nothing here${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}\n`,
      );
    }
    return loaded;
  }
}
