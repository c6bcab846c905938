import type { Params } from "../core/finding.ts";

/**
 * Fills `{name}` from the parameters, and `{name#one|other}` by their number; an unknown name stays visible.
 * Both languages have these two forms (CLDR: en, pt).
 */
export function fill(text: string, params: Params = {}): string {
  return text.replaceAll(
    /\{(\w+)(?:#([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      if (!Object.hasOwn(params, name)) return whole;
      if (one === undefined || other === undefined) return String(params[name]);
      return Number(params[name]) === 1 ? one : other;
    },
  );
}
