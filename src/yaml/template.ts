import { MASK } from "../core/mask.ts";

/**
 * Helm templates are made readable to a YAML parser without moving a single offset: every `{{ … }}`
 * is overwritten by as many letters, a line that holds nothing else becomes a comment.
 * What was overwritten is never edited.
 */

const ACTION = /\{\{[\s\S]*?\}\}/g;

export function maskActions(text: string): string {
  const masked = text.replaceAll(ACTION, (action) => action.replaceAll(/[^\r\n]/g, MASK));
  return masked.replaceAll(/^[ \t]*\uE000[\uE000 \t]*$/gm, (line) => `#${MASK.repeat(line.length - 1)}`);
}

/** Whether a text holds template actions at all. */
export function hasActions(text: string): boolean {
  return text.includes("{{") && text.search(ACTION) >= 0;
}
