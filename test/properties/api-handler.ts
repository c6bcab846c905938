import { isMap, mapAt, textAt, type Plain, type PlainMap } from "../reference/plain.ts";
import { isPortName, isPortNumber } from "./api-container.ts";

/** validateLifecycle. */
export function rejectedHook(lifecycle: Plain | undefined, grace: number, path: string): string[] {
  if (!isMap(lifecycle)) return [];
  return ["postStart", "preStop"].flatMap((hook) => {
    const value = lifecycle[hook];
    return isMap(value)
      ? rejectedHandler(value, ["exec", "httpGet", "tcpSocket", "sleep"], grace, `${path}.${hook}`)
      : [];
  });
}

/** validateLivenessProbe, validateReadinessProbe, validateStartupProbe. */
export function rejectedProbes(container: PlainMap, path: string): string[] {
  return ["livenessProbe", "readinessProbe", "startupProbe"].flatMap((key) => {
    const probe = container[key];
    if (!isMap(probe)) return [];
    return [
      ...rejectedHandler(probe, ["exec", "httpGet", "tcpSocket", "grpc"], Number.POSITIVE_INFINITY, `${path}.${key}`),
      ...timing(probe, key, path),
    ];
  });
}

const COUNTS = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];

function timing(probe: PlainMap, key: string, path: string): string[] {
  const { successThreshold: successes, terminationGracePeriodSeconds: grace } = probe;
  const negative = COUNTS.filter((field) => Number(probe[field] ?? 0) < 0);
  return [
    ...negative.map((field) => `${path}.${key}.${field}: negative`),
    // 0 is defaulted to 1.
    ...(key !== "readinessProbe" && Number(successes ?? 0) > 1 ? [`${path}.${key}.successThreshold: must be 1`] : []),
    ...(typeof grace === "number" && (key === "readinessProbe" || grace <= 0)
      ? [`${path}.${key}.terminationGracePeriodSeconds: ${grace}`]
      : []),
  ];
}

/** validateHandler: exactly one, and that one right. */
function rejectedHandler(holder: PlainMap, handlers: readonly string[], grace: number, path: string): string[] {
  const present = handlers.filter((handler) => isMap(holder[handler]));
  if (present.length !== 1) return [`${path}: ${present.length} handlers`];
  const [handler = ""] = present;
  const reason = HANDLERS[handler]?.(mapAt(holder, handler), grace);
  return reason === undefined ? [] : [`${path}.${handler}: ${reason}`];
}

const HANDLERS: Readonly<Record<string, (handler: PlainMap, grace: number) => string | undefined>> = {
  exec: ({ command }) => (Array.isArray(command) && command.length > 0 ? undefined : "no command"),
  httpGet: ({ port, scheme }) => {
    if (!["HTTP", "HTTPS", ""].includes(textAt({ scheme: scheme ?? "" }, "scheme"))) return `scheme ${String(scheme)}`;
    return isPort(port) ? undefined : `port ${String(port)}`;
  },
  tcpSocket: ({ port }) => (isPort(port) ? undefined : `port ${String(port)}`),
  grpc: ({ port }) => (isPortNumber(port) ? undefined : `port ${String(port)}`),
  // validateSleepAction; 0 is allowed since 1.34 (KEP-4818).
  sleep: ({ seconds }, grace) =>
    Number(seconds ?? 0) >= 0 && Number(seconds ?? 0) <= grace ? undefined : `${String(seconds)} s of ${grace} s`,
};

/** ValidatePortNumOrName. */
function isPort(port: Plain | undefined): boolean {
  return typeof port === "string" ? isPortName(port) : isPortNumber(port);
}
