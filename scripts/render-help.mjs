// Prints, as JSON, the help page of every command at the width of OCLIF_COLUMNS.
import { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";

const config = await Config.load({ root: process.argv[2] });

class Pages extends Help {
  lines = [];
  log(...words) {
    this.lines.push(words.join(" "));
  }
}

const pages = {};
for (const id of ["", ...config.commandIDs]) {
  const help = new Pages(config, { all: true });
  if (id === "") await help.showRootHelp();
  else await help.showCommandHelp(config.findCommand(id));
  pages[id] = `${help.lines.join("\n").trimEnd()}\n`.replace(/node-v[\d.]+/g, "node").replace(/ linux-\w+ node/, "");
}
process.stdout.write(JSON.stringify(pages));
