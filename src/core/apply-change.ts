import type { Change } from "./change.ts";
import { isObject, type Json, type JsonObject, type Path } from "./json.ts";

/**
 * What a change means for the parsed object. Pure, with structural sharing: the input stays as it was.
 * This is the yardstick every edit is proven against.
 */
export function applyChange(value: Json, change: Pick<Change, "action" | "path" | "value" | "key">): Json {
  if (change.action === "set") return merged(value, change.path, change.value);
  const parent = change.path.slice(0, -1);
  const old = change.path.at(-1) as string;
  return update(value, parent, (here) => {
    const { [old]: _removed, ...rest } = isObject(here) ? here : {};
    return { ...rest, [change.key as string]: change.value };
  });
}

function merged(value: Json, path: Path, addition: Json): Json {
  return update(value, path, (here) => mergeJson(here, addition));
}

/** Mappings are merged key by key; anything else is replaced. */
export function mergeJson(here: Json | undefined, addition: Json): Json {
  if (!isObject(here) || !isObject(addition)) return addition;
  const result: JsonObject = { ...here };
  for (const [key, item] of Object.entries(addition)) result[key] = mergeJson(result[key], item);
  return result;
}

function update(value: Json | undefined, path: Path, change: (here: Json | undefined) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof step === "number") {
    const copy = Array.isArray(value) ? [...value] : [];
    copy[step] = update(copy[step], rest, change);
    return copy;
  }
  const map = isObject(value) ? value : {};
  return { ...map, [step]: update(map[step], rest, change) };
}
