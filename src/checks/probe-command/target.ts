/** Where a URL leads, in the terms of `httpGet`. */
export interface Target {
  readonly scheme: "http" | "https";
  readonly host: string;
  readonly port: number;
  /** With the query, without the fragment. */
  readonly path: string;
  /** The URL carries a user name, which becomes an Authorization header. */
  readonly credentials: boolean;
}

/** Only what every client and the kubelet send unchanged; braces and brackets are patterns to curl. */
const PATH = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;
const AUTHORITY = /^(?:([^@[\]]*)@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\-._]+)(?::(\d+))?$/;

/**
 * Reads the URL of a health check. Undefined for all that clients read in different ways.
 * @param schemeOptional `localhost/x` means `http://localhost/x`
 */
export function parseUrl(url: string, schemeOptional: boolean): Target | undefined {
  const [, scheme, authority = "", tail = ""] = /^(?:([A-Za-z]+):\/\/)?([^/?#]*)(.*)$/s.exec(url) ?? [];
  const known = (scheme ?? (schemeOptional ? "http" : "")).toLowerCase();
  if (known !== "http" && known !== "https") return undefined;
  const [, user, host, portText] = AUTHORITY.exec(authority) ?? [];
  const port = portText === undefined ? { http: 80, https: 443 }[known] : parsePort(portText);
  const path = requestPath(tail);
  if (host === undefined || port === undefined || path === undefined) return undefined;
  return { scheme: known, host: host.replace(/^\[|\]$/g, ""), port, path, credentials: user !== undefined };
}

function requestPath(tail: string): string | undefined {
  const [sent = "", fragment = ""] = splitAt(tail, tail.indexOf("#"));
  if (!PATH.test(sent) || !/^[\x21-\x7e]*$/.test(fragment)) return undefined;
  const path = sent.startsWith("/") ? sent : `/${sent}`;
  const [segments = ""] = splitAt(path, path.indexOf("?"));
  // Go reads `//x` as a host (url.Parse in the kubelet); curl removes dot segments and Go does not.
  if (path.startsWith("//") || /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(segments)) return undefined;
  return path;
}

function splitAt(text: string, at: number): [string, string] {
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

/** A port in plain decimal, 1 to 65535. */
export function parsePort(text: string): number | undefined {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : undefined;
}

const OWN_NAMES = new Set(["localhost", "ip6-localhost", "0.0.0.0", "::1"]);

/** Whether a host, without brackets, is the pod itself as seen from inside. */
export function isOwnHost(host: string): boolean {
  if (OWN_NAMES.has(host.toLowerCase())) return true;
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1);
  return octets?.every((octet) => Number(octet) <= 255) ?? false;
}
