import type { Difference, HttpAttempt } from "./meaning.ts";
import { optionTable, readOptions, readSeconds } from "./read-options.ts";

type Group = Difference | "harmless" | "insecure" | "limit" | "output" | "log" | "tries" | "verb";

/**
 * GNU wget(1) and BusyBox's. Both fail from 400 on and follow redirects, as the kubelet does within a host.
 * Neither tries again after a refused connection or a bad status, so the number of tries changes nothing;
 * only an answer cut short is asked for again.
 * `--spider` sends HEAD in GNU wget and GET in BusyBox: which one the image has is not known.
 */
const OPTIONS = optionTable<Group>(
  {
    method: "--spider",
    insecure: "--no-check-certificate",
    headers: "--no-cache",
    retries: "--retry-connrefused",
    harmless:
      "-q --quiet -nv --no-verbose -v --verbose -S --server-response -4 --inet4-only -6 --inet6-only " +
      "--no-proxy --no-hsts --no-cookies --content-on-error",
  },
  {
    limit: "-T --timeout --connect-timeout --read-timeout --dns-timeout",
    output: "-O --output-document",
    log: "-o --output-file",
    tries: "-t --tries",
    verb: "--method",
    method: "--post-data --post-file --body-data --body-file",
    headers: "--header -U --user-agent --user --password --http-user --http-password --referer",
    retries: "--retry-on-http-error",
    "exact-status": "--max-redirect",
    harmless: "-Y",
  },
);

export function readWget(args: readonly string[]): HttpAttempt | undefined {
  const read = readOptions(args, OPTIONS, true);
  if (!read) return undefined;
  const limits: number[] = [];
  const differences: Difference[] = [];
  for (const { group, value } of read.options) {
    if (group === "limit") {
      const seconds = readSeconds(value);
      if (seconds === undefined) return undefined;
      limits.push(seconds);
    } else if (group === "output" || group === "log") {
      if (value !== "/dev/null" && value !== "-") differences.push("writes-file");
    } else if (group === "tries") {
      if (!/^\d{1,4}$/.test(value)) return undefined;
    } else if (group === "verb") {
      if (value !== "GET") differences.push("method");
    } else if (group !== "harmless" && group !== "insecure") differences.push(group);
  }
  // Without -O the answer goes to a file in the working directory, which may be read-only.
  const discards = read.options.some(({ group }) => group === "output") || args.includes("--spider");
  if (!discards) differences.push("writes-file");
  const [url, ...more] = read.operands;
  // BusyBox sends the fragment to the server.
  if (url === undefined || more.length > 0 || url.includes("#")) return undefined;
  const unverified = read.options.some(({ group }) => group === "insecure");
  return { kind: "http", url, schemeOptional: true, differences, unverified, limits };
}
