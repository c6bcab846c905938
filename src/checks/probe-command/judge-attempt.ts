import { isOwnHost, parsePort, parseUrl, type Target } from "./target.ts";
import { DIFFERENCES, type Attempt, type Difference, type HttpAttempt, type NetworkHandler } from "./meaning.ts";
import type { ProbeMeaning, TcpAttempt } from "./meaning.ts";

const UNCLEAR: ProbeMeaning = { kind: "unclear" };

/** Compares what a command does with what the kubelet's handler would do. */
export function judgeAttempt(attempt: Attempt, timeoutSeconds: number): ProbeMeaning {
  // Written so that a timeout that is no number counts as longer: no handler is certain then.
  const hurried = attempt.limits.some((limit) => !(limit >= timeoutSeconds));
  const differences: Difference[] = hurried ? ["own-timeout"] : [];
  return attempt.kind === "tcp" ? judgeTcp(attempt, differences) : judgeHttp(attempt, differences);
}

function judgeTcp({ host, port }: TcpAttempt, differences: readonly Difference[]): ProbeMeaning {
  const number = parsePort(port);
  if (number === undefined || host === "") return UNCLEAR;
  return gravest(isOwnHost(host), differences, { kind: "tcp", port: number });
}

function judgeHttp(attempt: HttpAttempt, differences: readonly Difference[]): ProbeMeaning {
  const target = parseUrl(attempt.url, attempt.schemeOptional === true);
  if (!target) return UNCLEAR;
  const { scheme, path, port } = target;
  const all = [...differences, ...attempt.differences, ...targetDifferences(target, attempt.unverified)];
  return gravest(isOwnHost(target.host), all, { kind: "http", scheme, path, port });
}

function targetDifferences(target: Target, unverified: boolean): Difference[] {
  const found: Difference[] = [];
  if (target.credentials) found.push("headers");
  if (target.scheme === "https" && !unverified) found.push("certificate-checked");
  return found;
}

function gravest(ownHost: boolean, found: readonly Difference[], closest: NetworkHandler): ProbeMeaning {
  // No handler comes close to a question that is put to another host.
  if (!ownHost) return { kind: "differs", difference: "remote-host" };
  const difference = DIFFERENCES.find((candidate) => found.includes(candidate));
  return difference ? { kind: "differs", difference, closest } : closest;
}
