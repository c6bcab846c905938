import fc from "fast-check";

/** How a file is written. Numbers are chances in percent; every field's first value is the plain one. */
export interface Style {
  readonly seed: number;
  readonly form: "block" | "json" | "kyaml";
  readonly indent: number;
  /** Dashes indented below their key. */
  readonly dashes: boolean;
  readonly jsonIndent: string;
  readonly flow: number;
  readonly padded: boolean;
  readonly quoted: number;
  readonly blocks: number;
  /** Lines broken inside double quotes. */
  readonly broken: number;
  /** `yes`, `0644`, `~`. */
  readonly words: number;
  readonly comments: number;
  readonly trailing: number;
  readonly blank: number;
  readonly anchors: number;
  readonly merges: number;
  readonly duplicates: number;
  readonly shuffle: boolean;
  readonly eol: "\n" | "\r\n" | "mixed";
  readonly bom: boolean;
  readonly finalNewline: boolean;
  /** Objects of the file as items of one List. */
  readonly list: boolean;
  /** `---` ahead of the first document. */
  readonly marked: boolean;
  readonly ended: number;
  readonly empty: number;
}

const chance = (...values: number[]) => fc.constantFrom(0, 0, ...values);
const rarely = (times: number) => fc.nat(times).map((n) => n === times);

export const style: fc.Arbitrary<Style> = fc.record({
  seed: fc.nat(),
  form: fc.constantFrom<Style["form"][]>("block", "block", "block", "block", "block", "json", "kyaml"),
  indent: fc.constantFrom(2, 2, 2, 3, 4, 8),
  dashes: fc.boolean(),
  jsonIndent: fc.constantFrom("  ", "    ", "\t", ""),
  flow: chance(5, 20, 50),
  padded: fc.boolean(),
  quoted: chance(20, 60, 100),
  blocks: chance(10, 60),
  broken: chance(5, 30),
  words: chance(30),
  comments: chance(5, 20),
  trailing: chance(5, 20),
  blank: chance(5, 20),
  anchors: chance(30, 80, 80),
  merges: chance(50),
  duplicates: chance(0, 2),
  shuffle: fc.boolean(),
  eol: fc.constantFrom<Style["eol"][]>("\n", "\n", "\n", "\r\n", "mixed"),
  bom: rarely(9),
  finalNewline: rarely(5).map((no) => !no),
  list: rarely(7),
  marked: fc.boolean(),
  ended: chance(20),
  empty: chance(0, 15),
});
