import { isMap, type Plain } from "../../reference/plain.ts";

export interface Difference {
  readonly pointer: string;
  readonly actual: Plain | undefined;
  readonly expected: Plain | undefined;
}

/** Where two values differ, by JSON pointer (RFC 6901). */
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
  return Object.is(actual, expected) || isSameEmpty(actual, expected) ? [] : [{ pointer, actual, expected }];
}

function own(map: { [key: string]: Plain }, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isSameEmpty(a: Plain | undefined, b: Plain | undefined): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length + b.length === 0;
}

/** Where `after` holds something that neither was there before nor is what the reference would have put there. */
export function strays(
  after: Plain | undefined,
  before: Plain | undefined,
  expected: Plain | undefined,
  pointer = "",
): Difference[] {
  if (differences(after, before).length === 0 || differences(after, expected).length === 0) return [];
  if (Array.isArray(after) && Array.isArray(before) && Array.isArray(expected) && after.length === before.length) {
    return after.flatMap((value, i) => strays(value, before[i], expected[i], `${pointer}/${i}`));
  }
  if (!isMap(after) || !isMap(expected)) return [{ pointer, actual: after, expected }];
  const start = isMap(before) ? before : {};
  const keys = new Set([...Object.keys(after), ...Object.keys(start)]);
  return [...keys].flatMap((key) => strays(own(after, key), own(start, key), own(expected, key), `${pointer}/${key}`));
}

export function describe({ pointer, actual, expected }: Difference): string {
  return `${pointer || "/"}: is ${show(actual)}, reference ${show(expected)}`;
}

function show(value: Plain | undefined): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 120);
}
