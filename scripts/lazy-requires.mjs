// An esbuild plugin: the top-level requires of @oclif/core run when they are first used, not when the program starts.
// oclif loads its help renderer, spinners and template engine for every command; a plan needs none of them.
import { readFile } from "node:fs/promises";

const FILES = /[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/;
const REQUIRE = /^const (\w+) = ((?:__importDefault|__importStar)?\(?require\("[^"]+"\)\)?);$/gm;

export const lazyRequires = {
  name: "lazy-requires",
  setup(build) {
    build.onLoad({ filter: FILES }, async ({ path }) => ({
      contents: lazily(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

/** `const x = require("y")` becomes a function, and every use of `x` a call of it. */
export function lazily(source) {
  const names = [];
  const declared = source.replaceAll(REQUIRE, (_, name, required) => {
    names.push(name);
    return `let __${name}; function ${name}__() { return (__${name} ??= ${required}); }`;
  });
  return names.reduce(
    (text, name) => text.replaceAll(new RegExp(`(?<![\\w$.])${name}(?![\\w$])`, "g"), `(${name}__())`),
    declared,
  );
}
