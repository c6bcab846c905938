/** What a program makes of the statuses of an answer. */
export type StatusVerdict =
  /** Fails from 400 on, as `httpGet` does. */
  | "below-400"
  /** Tells statuses apart in another way. */
  | "exact"
  /** Takes every answer. */
  | "any";

/** Whether a status lets the probe succeed. */
export type StatusTest = (status: number) => boolean;

const COMPARE: Readonly<Record<string, (status: number, limit: number) => boolean>> = {
  "<": (status, limit) => status < limit,
  "<=": (status, limit) => status <= limit,
  ">": (status, limit) => status > limit,
  ">=": (status, limit) => status >= limit,
  "==": (status, limit) => status === limit,
  "!=": (status, limit) => status !== limit,
};

/** The test that `operator` (`<`, `===` …) makes against a number. */
export function statusTest(operator: string, limit: string): StatusTest | undefined {
  const compare = COMPARE[operator.replace(/(?<=^[=!])==$/, "=")];
  const number = /^[1-9]\d{2}$/.test(limit) ? Number(limit) : undefined;
  return compare && number !== undefined ? (status) => compare(status, number) : undefined;
}

/** Names a test by trying it; undefined for one that fails on 200, which no health check means. */
export function statusVerdict(accepts: StatusTest): StatusVerdict | undefined {
  if (!accepts(200)) return undefined;
  let likeKubelet = true;
  let all = true;
  for (let status = 200; status < 600; status++) {
    if (accepts(status) !== status < 400) likeKubelet = false;
    if (!accepts(status)) all = false;
  }
  if (all) return "any";
  return likeKubelet ? "below-400" : "exact";
}
