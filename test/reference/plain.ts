/** A JSON value as a parser gives it. */
export type Plain = null | boolean | number | string | Plain[] | PlainMap;

export interface PlainMap {
  [key: string]: Plain;
}

export function isMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** docs/checks: a key whose value is null, empty or `{}` counts as missing. */
export function isMissing(value: Plain | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
}

export function mapAt(map: PlainMap | undefined, ...keys: string[]): PlainMap {
  let at: Plain | undefined = map;
  for (const key of keys) at = isMap(at) ? at[key] : undefined;
  return isMap(at) ? at : {};
}

export function mapsAt(map: PlainMap, key: string): PlainMap[] {
  const value = map[key];
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export function textAt(map: PlainMap, key: string): string {
  const value = map[key];
  return typeof value === "string" ? value : "";
}

/** Writes a key unless it is there already. */
export function setMissing(map: PlainMap, key: string, value: Plain): void {
  if (isMissing(map[key])) map[key] = value;
}

/** The mapping under a key, made where it is missing; undefined where something else stands there. */
export function mapFor(map: PlainMap, key: string): PlainMap | undefined {
  if (isMissing(map[key])) map[key] = {};
  const value = map[key];
  return isMap(value) ? value : undefined;
}
