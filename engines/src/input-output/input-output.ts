import { inputCoefficientsOf, outputCoefficientsOf } from "./coefficients.js";
import { columnSpreadsOf, overMean } from "./dispersion.js";
import { extractionLossesOf } from "./extraction-losses.js";
import { ghoshInverseOf } from "./ghosh-inverse.js";
import { leontiefInverseOf } from "./leontief-inverse.js";
import { scopeOf, type InputOutputInput, type Scope } from "./scope.js";
import { stepsOf } from "./steps.js";
import { columnSums, rowSums } from "./table.js";
import { warningsOf } from "./warnings.js";

/**
 * Every measure of an input–output table under the names of the method: A = Z x̂⁻¹, L = (I − A)⁻¹, B = x̂⁻¹ Z, G = (I − B)⁻¹, and the
 * linkages, multipliers and losses that follow from them.
 *
 * @param input z[i][j] flow from sector i to sector j, x[j] output ≥ 0, one unit of value; `origin` says whether z includes imports;
 * `imports[i][j]` are taken off z where it includes them; `regional` brings the table down to a region by location quotients.
 * @returns each measure as its own function says; `estimate` is set where location quotients have replaced observed flows;
 * `importMultiplier` only with `imports`, `steps` only with `explain`.
 * @throws RangeError if shapes or values are wrong, I − A is singular, or a ratio or sum is too large for a double.
 * @see Miller and Blair (2009), Input–Output Analysis: Foundations and Extensions.
 */
export function inputOutput(input: InputOutputInput) {
  const scope = scopeOf("inputOutput", input);
  const { z, x, origin, estimate } = scope;
  const a = inputCoefficientsOf(z, x);
  const b = outputCoefficientsOf(z, x);
  const directBackward = columnSums(a);
  const directForward = rowSums(b);
  refuseOverflow(x, directBackward, directForward);
  const leontief = leontiefInverseOf("inputOutput", a, input.sectors);
  const ghosh = ghoshInverseOf(leontief, z, x);
  const outputMultiplier = columnSums(leontief);
  const leontiefRowSum = rowSums(leontief);
  const ghoshForward = rowSums(ghosh);
  const extractionLoss = extractionLossesOf(leontief, outputMultiplier, x);
  const balance = balances(scope);
  refuseOverflow(x, ghoshForward, extractionLoss, balance.finalDemand, balance.valueAdded);
  return {
    origin,
    estimate,
    a,
    b,
    leontief,
    ghosh,
    ...balance,
    directBackward,
    directForward,
    outputMultiplier,
    leontiefRowSum,
    ghoshForward,
    powerOfDispersion: overMean(outputMultiplier),
    sensitivityLeontief: overMean(leontiefRowSum),
    sensitivityGhosh: overMean(ghoshForward),
    backwardSpread: columnSpreadsOf(leontief, outputMultiplier),
    extractionLoss,
    ...(scope.importCoefficients && { importMultiplier: importMultipliers(scope.importCoefficients, leontief) }),
    warnings: warningsOf(scope, leontief),
    ...(input.explain && { steps: stepsOf(x, directBackward, leontief, outputMultiplier, extractionLoss) }),
  };
}

/** Numbers at the limits of what a double holds give no results that are none. */
function refuseOverflow(x: readonly number[], ...measures: readonly (readonly (number | null)[])[]): void {
  for (const values of measures) {
    const wrong = values.findIndex((value) => value !== null && !Number.isFinite(value));
    if (wrong >= 0) throw new RangeError(`inputOutput: x[${wrong}] is ${x[wrong]}, expected outputs and flows whose ratios and sums stay below 1.8e308`);
  }
}

/** What is left of every row and every column of the table. */
function balances({ x, sold, bought, fromOutside }: Scope) {
  return {
    finalDemand: x.map((output, i) => output - sold[i]!),
    valueAdded: x.map((output, j) => output - bought[j]! - fromOutside[j]!),
  };
}

/** Imports in all rounds for one unit of final demand for each sector, Σ_i m_i · l_ij. */
function importMultipliers(importCoefficients: readonly number[], leontief: readonly (readonly number[])[]): number[] {
  const sums = importCoefficients.map(() => 0);
  leontief.forEach((row, i) => {
    const imported = importCoefficients[i]!;
    for (let j = 0; j < row.length; j += 1) sums[j]! += imported * row[j]!;
  });
  return sums;
}
