/**
 * Turns offsets in UTF-16 units into offsets in bytes of the UTF-8 file.
 * Ask in ascending order: each answer continues from the last.
 */
export class ByteOffsets {
  readonly #text: string;
  readonly #ascii: boolean;
  #unit = 0;
  #byte = 0;

  /** @param bytes length of the file in bytes */
  constructor(text: string, bytes: number) {
    this.#text = text;
    this.#ascii = text.length === bytes;
  }

  of(unit: number): number {
    if (this.#ascii) return unit;
    if (unit < this.#unit) {
      this.#unit = 0;
      this.#byte = 0;
    }
    this.#byte += Buffer.byteLength(this.#text.slice(this.#unit, unit));
    this.#unit = unit;
    return this.#byte;
  }
}
