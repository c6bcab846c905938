/** What a run of the checks found; the closing line and the exit status come from it. */
export interface Report {
  readonly figures: Map<string, number | string>;
  readonly inconclusive: string[];
  passed: number;
  failed: number;
  /** Counts one check; its complaints are printed, the first few of each. */
  check(name: string, complaints: readonly string[]): void;
  figure(name: string, value: number | string): void;
  skip(name: string, reason: string): void;
}

const SHOWN = Number(process.env["CORPUS_SHOWN"] ?? 8);

export function newReport(): Report {
  return {
    figures: new Map(),
    inconclusive: [],
    passed: 0,
    failed: 0,
    check(name, complaints) {
      if (complaints.length === 0) {
        this.passed += 1;
        return;
      }
      this.failed += 1;
      const more = complaints.length > SHOWN ? [`… and ${complaints.length - SHOWN} more`] : [];
      print([`FAILED ${name}`, ...[...complaints.slice(0, SHOWN), ...more].map((line) => `  ${line}`)].join("\n"));
    },
    figure(name, value) {
      this.figures.set(name, value);
    },
    skip(name, reason) {
      this.inconclusive.push(`${name}: ${reason}`);
    },
  };
}

export function printReport(report: Report): void {
  const width = Math.max(0, ...[...report.figures.keys()].map((name) => name.length));
  for (const [name, value] of report.figures) print(`${name.padEnd(width)}  ${value}`);
  for (const line of report.inconclusive) print(`INCONCLUSIVE ${line}`);
  print(`${report.passed} passed, ${report.failed} failed`);
}

/** 5 is the product's own status for "inconclusive". */
export function exitStatus({ failed, inconclusive }: Report): number {
  if (failed > 0) return 1;
  return inconclusive.length > 0 ? 5 : 0;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
