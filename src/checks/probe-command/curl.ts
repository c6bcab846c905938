import type { Difference, HttpAttempt } from "./meaning.ts";
import { optionTable, readOptions, readSeconds } from "./read-options.ts";

type Group = Difference | "harmless" | "fail" | "insecure" | "limit" | "output" | "format" | "verb" | "url";

/** curl(1). What is missing here makes a command unclear: proxies, sockets, configuration files, `-G`, `--next`. */
const OPTIONS = optionTable<Group>(
  {
    fail: "-f --fail --fail-with-body",
    insecure: "-k --insecure",
    "follows-redirects": "-L --location --location-trusted",
    method: "-I --head",
    headers: "--compressed",
    retries: "--retry-connrefused --retry-all-errors",
    "writes-file": "-O --remote-name",
    harmless:
      "-s --silent -S --show-error -v --verbose -i --include -g --globoff -4 --ipv4 -6 --ipv6 -N --no-buffer " +
      "-q --disable -# --progress-bar --no-progress-meter --fail-early -0 --http1.0 --http1.1 --path-as-is --tcp-nodelay",
  },
  {
    limit: "-m --max-time --connect-timeout",
    output: "-o --output -D --dump-header",
    format: "-w --write-out",
    verb: "-X --request",
    url: "--url",
    method: "-d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form -T --upload-file",
    headers: "-H --header -A --user-agent -e --referer -b --cookie -u --user --oauth2-bearer -r --range",
    retries: "--retry --retry-delay --retry-max-time",
    "body-checked": "--max-filesize",
    "writes-file": "-c --cookie-jar",
    harmless: "--noproxy --max-redirs --cacert --capath",
  },
);

export function readCurl(args: readonly string[]): HttpAttempt | undefined {
  const read = readOptions(args, OPTIONS, false);
  if (!read) return undefined;
  const urls = [...read.operands];
  const limits: number[] = [];
  const differences: Difference[] = [];
  for (const { group, value } of read.options) {
    if (group === "url") urls.push(value);
    else if (group === "limit") {
      const seconds = readSeconds(value);
      if (seconds === undefined) return undefined;
      limits.push(seconds);
    } else if (group === "output") {
      if (value !== "/dev/null" && value !== "-") differences.push("writes-file");
    } else if (group === "format") {
      // The format itself may come from a file, which can be missing.
      if (value.startsWith("@")) return undefined;
    } else if (group === "verb") {
      if (value !== "GET") differences.push("method");
    } else if (group !== "harmless" && group !== "fail" && group !== "insecure") differences.push(group);
  }
  const has = (wanted: Group): boolean => read.options.some(({ group }) => group === wanted);
  if (!has("fail")) differences.push("no-fail-flag");
  const [url, ...more] = urls;
  if (url === undefined || more.length > 0) return undefined;
  return { kind: "http", url, schemeOptional: true, differences, unverified: has("insecure"), limits };
}
