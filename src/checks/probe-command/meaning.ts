/** A handler of the kubelet that asks the same question as a command. */
export type NetworkHandler =
  | { readonly kind: "http"; readonly scheme: "http" | "https"; readonly path: string; readonly port: number }
  | { readonly kind: "tcp"; readonly port: number };

/** What the command of an exec probe asks of the container. */
export type ProbeMeaning =
  /** `httpGet` means the same: 200 to 399 is success (kubernetes, pkg/probe/http). */
  | Extract<NetworkHandler, { kind: "http" }>
  /** `tcpSocket` means the same: an accepted connection is success. */
  | Extract<NetworkHandler, { kind: "tcp" }>
  /** Understood; `closest` is the handler that comes nearest, where the command asks this pod. */
  | { readonly kind: "differs"; readonly difference: Difference; readonly closest?: NetworkHandler }
  | { readonly kind: "unclear" };

/** Why no handler means the same, the gravest first: only the first that applies is reported. */
export const DIFFERENCES = [
  /** Asks another host than the pod itself. */
  "remote-host",
  /** Succeeds whatever the status is. */
  "no-fail-flag",
  /** Sends HEAD, POST or the like where `httpGet` sends GET. */
  "method",
  /** Judges the body of the answer. */
  "body-checked",
  /** Sends headers, credentials or cookies of its own. */
  "headers",
  /** Asks again by itself before it fails. */
  "retries",
  /** Follows redirects to any host; the kubelet only to the same one. */
  "follows-redirects",
  /** Accepts other statuses than 200 to 399. */
  "exact-status",
  /** Succeeds only where it can write a file. */
  "writes-file",
  /** Verifies the certificate, which the kubelet never does. */
  "certificate-checked",
  /** Gives up before `timeoutSeconds`. */
  "own-timeout",
] as const;

export type Difference = (typeof DIFFERENCES)[number];

/** What a command does over HTTP, as its arguments say. */
export interface HttpAttempt {
  readonly kind: "http";
  readonly url: string;
  /** The program takes `localhost:80/x` for `http://localhost:80/x`. */
  readonly schemeOptional?: boolean;
  readonly differences: readonly Difference[];
  /** Certificates are not verified. */
  readonly unverified: boolean;
  /** Own time limits, in seconds. */
  readonly limits: readonly number[];
}

/** A TCP connection that a command opens and drops. */
export interface TcpAttempt {
  readonly kind: "tcp";
  readonly host: string;
  readonly port: string;
  readonly limits: readonly number[];
}

export type Attempt = HttpAttempt | TcpAttempt;

/** Reads the arguments of one program; undefined where any of them is not understood. */
export type ProgramReader = (args: readonly string[]) => Attempt | undefined;
