import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROPERTIES } from "./index.ts";

/** `FC_SEED=… FC_RUNS=… npx vitest run test/properties` repeats a failure, or looks further. */
const seed = Number(process.env["FC_SEED"] ?? Date.now() % 2 ** 31);
const runs = Number(process.env["FC_RUNS"] ?? 2000);
const names = Object.keys(PROPERTIES);
const each = Math.ceil(runs / names.length);

describe(`${each * names.length} cases, FC_SEED=${seed}`, () => {
  it.each(names)(
    "%s",
    (name) => {
      const details = fc.check(PROPERTIES[name] as fc.IPropertyWithHooks<[unknown]>, {
        seed,
        numRuns: each,
        includeErrorInReport: true,
        interruptAfterTimeLimit: 60_000,
      });
      expect(details.failed ? fc.defaultReportMessage(details) : undefined).toBeUndefined();
    },
    120_000,
  );
});
