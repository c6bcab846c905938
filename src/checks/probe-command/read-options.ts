/** Options of a program by spelling: the group each belongs to, and whether a value follows. */
export type OptionTable<Group extends string> = ReadonlyMap<string, OptionRule<Group>>;

interface OptionRule<Group extends string> {
  readonly group: Group;
  readonly takesValue: boolean;
}

/** An option as it stands in a command; `value` is empty for flags. */
interface Option<Group extends string> {
  readonly group: Group;
  readonly value: string;
}

interface Arguments<Group extends string> {
  readonly options: readonly Option<Group>[];
  readonly operands: readonly string[];
}

type Spellings<Group extends string> = Readonly<Partial<Record<Group, string>>>;

/** Builds a table from lists of spellings such as `-f --fail`. */
export function optionTable<Group extends string>(
  flags: Spellings<Group>,
  valued: Spellings<Group>,
): OptionTable<Group> {
  const table = new Map<string, OptionRule<Group>>();
  const add = (spellings: Spellings<Group>, takesValue: boolean): void => {
    for (const group of Object.keys(spellings) as Group[]) {
      for (const spelling of spellings[group]?.split(" ") ?? []) table.set(spelling, { group, takesValue });
    }
  };
  add(flags, false);
  add(valued, true);
  return table;
}

/**
 * Splits arguments as getopt_long does, without its abbreviations. Undefined where an option is unknown.
 * @param equals whether `--name=value` is understood (getopt: yes; curl: no)
 */
export function readOptions<Group extends string>(
  args: readonly string[],
  table: OptionTable<Group>,
  equals: boolean,
): Arguments<Group> | undefined {
  const options: Option<Group>[] = [];
  const operands: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as string;
    if (word === "--") return { options, operands: [...operands, ...args.slice(i + 1)] };
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    const found = table.has(word) || word.startsWith("--") ? longOption(word, table, equals) : bundle(word, table);
    const last = found?.at(-1);
    if (!found || !last) return undefined;
    if (last.value === undefined) {
      const value = args[++i];
      if (value === undefined) return undefined;
      last.value = value;
    }
    for (const { group, value = "" } of found) options.push({ group, value });
  }
  return { options, operands };
}

/** Options of one word; an undefined value stands in the next word. */
type Found<Group extends string> = { group: Group; value: string | undefined }[];

function longOption<G extends string>(word: string, table: OptionTable<G>, equals: boolean): Found<G> | undefined {
  const at = equals ? word.indexOf("=") : -1;
  const rule = table.get(at < 0 ? word : word.slice(0, at));
  if (!rule || (at >= 0 && !rule.takesValue)) return undefined;
  if (!rule.takesValue) return [{ group: rule.group, value: "" }];
  return [{ group: rule.group, value: at < 0 ? undefined : word.slice(at + 1) }];
}

/** `-fsSm3`: letters up to the first that takes the rest, or the next word, for its value. */
function bundle<G extends string>(word: string, table: OptionTable<G>): Found<G> | undefined {
  const found: Found<G> = [];
  for (let i = 1; i < word.length; i++) {
    const rule = table.get(`-${word[i]}`);
    if (!rule) return undefined;
    if (rule.takesValue) return [...found, { group: rule.group, value: word.slice(i + 1) || undefined }];
    found.push({ group: rule.group, value: "" });
  }
  return found;
}

/** A time in plain seconds; 0 means no limit, as curl, wget and timeout(1) have it. */
export function readSeconds(text: string): number | undefined {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return undefined;
  return Number(text) || Number.POSITIVE_INFINITY;
}
