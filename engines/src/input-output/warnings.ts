import type { Scope } from "./scope.js";
import { columnSums, type Table } from "./table.js";

/** A table that can be computed but should be looked at, and the sectors where. */
export interface Warning {
  readonly code: "negative-flow" | "negative-value-added" | "flow-without-output" | "not-productive";
  readonly sectors: readonly number[];
}

/** Values of the inverse above this are not taken for negative: rounding. */
const belowZero = -1e-9;

/** What is odd in a table: negative flows, inputs above output, purchases by a sector without output, an inverse below 0. */
export function warningsOf({ z, x, fromOutside }: Scope, leontief: Table): Warning[] {
  const bought = columnSums(z);
  const negative = x.map(() => false);
  const unproductive = x.map(() => false);
  const buying = x.map(() => false);
  for (let i = 0; i < z.length; i += 1) {
    const flows = z[i]!;
    const inverse = leontief[i]!;
    for (let j = 0; j < flows.length; j += 1) {
      if (flows[j]! < 0) negative[j] = true;
      if (flows[j]! !== 0 && x[j] === 0) buying[j] = true;
      if (inverse[j]! < belowZero) unproductive[j] = true;
    }
  }
  const codes: [Warning["code"], boolean[]][] = [
    ["negative-flow", negative],
    // A sector whose inputs equal its output may differ from it by the last bits.
    ["negative-value-added", x.map((output, j) => output > 0 && bought[j]! + fromOutside[j]! > output * (1 - belowZero))],
    ["flow-without-output", buying],
    // With negative flows an inverse below 0 is no sign of anything.
    ["not-productive", negative.includes(true) ? x.map(() => false) : unproductive],
  ];
  return codes.flatMap(([code, found]) => (found.includes(true) ? [{ code, sectors: found.flatMap((is, sector) => (is ? [sector] : [])) }] : []));
}
