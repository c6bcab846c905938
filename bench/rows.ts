export interface Row {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** Absent for figures that only stand beside another. */
  readonly bar?: { readonly most?: number; readonly least?: number };
  readonly note: string;
}

export function isMet({ value, bar }: Row): boolean {
  return value <= (bar?.most ?? Number.POSITIVE_INFINITY) && value >= (bar?.least ?? Number.NEGATIVE_INFINITY);
}

export function printRows(rows: readonly Row[]): void {
  for (const row of rows) {
    const { measure, value, unit, bar, note } = row;
    const limit = bar?.most !== undefined ? `≤ ${bar.most}` : bar?.least !== undefined ? `≥ ${bar.least}` : "";
    const verdict = bar === undefined ? "" : isMet(row) ? "met" : "NOT MET";
    process.stdout.write(
      `${measure.padEnd(52)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(5)} ${limit.padEnd(7)} ${verdict.padEnd(8)} ${note}\n`,
    );
  }
}
