/** Stands for each letter of a template action; a private-use letter, so that no real value holds it. */
export const MASK = "\uE000";

/** A masked text as people should see it. */
export function unmask(text: string): string {
  return text.includes(MASK) ? text.replaceAll(/\uE000+/g, "{{…}}") : text;
}
