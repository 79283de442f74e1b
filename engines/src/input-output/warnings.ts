import type { Scope } from "./scope.js";
import type { Table } from "./table.js";

/** A table that can be computed but should be looked at, and the sectors where. */
export interface Warning {
  readonly code: "negative-flow" | "negative-value-added" | "flow-without-output" | "not-productive";
  readonly sectors: readonly number[];
}

/** Values of the inverse above this are not taken for negative: rounding. */
const belowZero = -1e-9;

/** What is odd in a table: negative flows, inputs above output, purchases by a sector without output, an inverse below 0. */
export function warningsOf({ z, x, bought, fromOutside }: Scope, leontief: Table): Warning[] {
  const negative = x.map(() => false);
  const unproductive = x.map(() => false);
  const buying = x.map(() => false);
  z.forEach((flows) => {
    for (let j = 0; j < flows.length; j += 1) {
      const flow = flows[j]!;
      if (flow < 0) negative[j] = true;
      if (flow !== 0 && x[j] === 0) buying[j] = true;
    }
  });
  for (const row of leontief) for (let j = 0; j < row.length; j += 1) if (row[j]! < belowZero) unproductive[j] = true;
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
