import fc from "fast-check";
import { brokenText, planningNeverThrows } from "./broken-text.ts";
import {
  bytesStay,
  hunksCommute,
  meansTheReference,
  onlyTouchedPathsDiffer,
  secondRunIsEmpty,
  undoRestores,
  type Property,
} from "./properties.ts";
import { drawn, scenarioOf } from "./scenario.ts";
import { subsetsAreAccepted } from "./subsets.ts";

const SCENARIOS: Readonly<Record<string, Property>> = {
  "bytes outside the edits stay": bytesStay,
  "only what the checks touch differs, to both parsers": onlyTouchedPathsDiffer,
  "the result means what the reference says": meansTheReference,
  "the second run is empty": secondRunIsEmpty,
  "hunks commute": hunksCommute,
  "every allowed subset is accepted by the API server": subsetsAreAccepted,
  "undo restores every byte": undoRestores,
};

/** Every property by its name, ready for `fc.check` and `fc.assert`. */
export const PROPERTIES: Readonly<Record<string, fc.IPropertyWithHooks<[unknown]>>> = Object.fromEntries([
  ...Object.entries(SCENARIOS).map(([name, property]) => [
    name,
    fc.property(drawn, (one) => property(scenarioOf(one))),
  ]),
  ["planning any text never throws", fc.property(brokenText, planningNeverThrows)],
]);
