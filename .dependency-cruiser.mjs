// The arrows of the house (docs/architecture.md). Whatever is not allowed here is a hole in a wall.
const rooms = {
  core: ["core"],
  ports: ["ports", "core"],
  yaml: ["yaml", "core"],
  dockerfile: ["dockerfile", "core"],
  checks: ["checks", "core", "dockerfile"],
  config: ["config", "core", "yaml"],
  app: ["app", "checks", "core", "yaml", "dockerfile", "config", "ports"],
  locales: ["locales", "core", "checks/probe-command/meaning"],
  printers: ["printers", "core", "locales"],
  adapters: ["adapters", "ports", "core", "locales"],
};

const walls = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-its-neighbours`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${allowed.join("|")})` },
}));

export default {
  forbidden: [
    ...walls,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "only-wire-knows-adapters",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(adapters/|cli/wire)" },
      to: { path: "^src/adapters/" },
    },
    {
      name: "only-commands-are-entries",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/commands/" },
      to: { path: "^src/commands/" },
    },
    {
      name: "pure-rooms-do-no-io",
      severity: "error",
      from: { path: "^src/(core|yaml|dockerfile|checks|config|printers|locales|app)/" },
      to: { path: "^(node:)?(fs|net|http|https|child_process|tty|readline|os|worker_threads)(/|$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: { extensions: [".ts", ".mjs", ".js"] },
  },
};
