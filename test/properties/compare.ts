import { isMap, type Plain } from "../reference/plain.ts";

export interface Difference {
  /** RFC 6901. */
  readonly pointer: string;
  readonly actual: Plain | undefined;
  readonly expected: Plain | undefined;
}

/** Where two values differ; a key that is not there is not the same as null. */
export function differences(actual: Plain | undefined, expected: Plain | undefined, pointer = ""): Difference[] {
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    return actual.flatMap((value, i) => differences(value, expected[i], `${pointer}/${i}`));
  }
  if (isMap(actual) && isMap(expected)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    return [...keys].flatMap((key) =>
      differences(
        own(actual, key),
        own(expected, key),
        `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      ),
    );
  }
  return Object.is(actual, expected) ? [] : [{ pointer, actual, expected }];
}

function own(map: { [key: string]: Plain }, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Where `after` holds something that was neither there before nor expected; undefined where it does nowhere. */
export function beyond(
  after: Plain | undefined,
  before: Plain | undefined,
  expected: Plain | undefined,
  pointer = "",
): Difference | undefined {
  if (differences(after, before).length === 0 || differences(after, expected).length === 0) return undefined;
  if (Array.isArray(after) && Array.isArray(before) && Array.isArray(expected) && after.length === before.length) {
    return firstOf(after.map((value, i) => () => beyond(value, before[i], expected[i], `${pointer}/${i}`)));
  }
  if (!isMap(after) || !isMap(expected)) return { pointer, actual: after, expected };
  const start = isMap(before) ? before : {};
  const keys = [...new Set([...Object.keys(after), ...Object.keys(start)])];
  return firstOf(
    keys.map((key) => () => beyond(own(after, key), own(start, key), own(expected, key), `${pointer}/${key}`)),
  );
}

function firstOf<T>(tries: readonly (() => T | undefined)[]): T | undefined {
  for (const attempt of tries) {
    const found = attempt();
    if (found !== undefined) return found;
  }
  return undefined;
}

export function describe({ pointer, actual, expected }: Difference): string {
  return `${pointer || "/"}: is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}
