/** The words of a command sorted by what they are. */
export interface Options {
  /** By letter or long name, without dashes. */
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** Options that take a value. */
export interface ValueOptions {
  readonly short: string;
  readonly long: readonly string[];
}

/** Reads words as getopt_long does: `-u 1`, `-u1`, `-rmu 1`, `--uid 1`, `--uid=1`, operands anywhere. */
export function parseOptions(words: readonly string[], known: ValueOptions): Options {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const operands: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (word.startsWith("--")) {
      const [name = "", value] = word.slice(2).split(/=(.*)/s);
      if (value !== undefined) values.set(name, value);
      else if (known.long.includes(name)) values.set(name, words[++index] ?? "");
      else flags.add(name);
    } else if (word.startsWith("-") && word.length > 1) {
      const taken = [...word].findIndex((letter, at) => at > 0 && known.short.includes(letter));
      for (const letter of word.slice(1, taken === -1 ? undefined : taken)) flags.add(letter);
      if (taken === -1) continue;
      const rest = word.slice(taken + 1);
      values.set(word[taken] as string, rest === "" ? (words[++index] ?? "") : rest);
    } else operands.push(word);
  }
  return { values, flags, operands };
}

/** The first of several spellings that is given. */
export function optionValue(options: Options, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = options.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A decimal number without sign; undefined for everything else. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
