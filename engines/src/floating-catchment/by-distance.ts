import { ratios, type FloatingCatchmentResult } from "./floating-catchment.js";
import { twoSteps, weights, type Catchment, type Contribution } from "./two-steps.js";

/** Demand and supply with distances found elsewhere, as along a street network. */
export interface CatchmentByDistance extends Catchment {
  readonly population: ArrayLike<number>;
  readonly capacity: ArrayLike<number>;
  /** The pairs of supply site j are firstPair[j] … firstPair[j + 1] − 1. */
  readonly firstPair: ArrayLike<number>;
  /** Demand site of each pair; no pair stands twice. */
  readonly pairDemand: ArrayLike<number>;
  /** Metres (or any unit that the catchment has too); a pair that is left out is out of reach. */
  readonly pairDistanceM: ArrayLike<number>;
  readonly explain?: boolean | undefined;
}

/**
 * The two-step floating catchment area method as `floatingCatchment`, on given distances of pairs.
 *
 * @returns the same; `nearestM` is over all given pairs, those beyond the catchment too, and null where a demand site has none.
 * @throws RangeError if a value is negative or not finite, the pairs do not fit their columns, or catchment or decay are wrong.
 */
export function floatingCatchmentByDistance(input: CatchmentByDistance): FloatingCatchmentResult {
  const weigh = weights(where, input);
  check(input);
  const { population, capacity, firstPair, pairDemand, pairDistanceM, catchmentM } = input;
  const nearest = new Float64Array(population.length).fill(Infinity);
  const demand = new Int32Array(longest(firstPair, capacity.length));
  const distanceM = new Float64Array(demand.length);
  const list = (site: number) => {
    let count = 0;
    for (let pair = firstPair[site]!; pair < firstPair[site + 1]!; pair += 1) {
      const distance = pairDistanceM[pair]!;
      const of = pairDemand[pair]!;
      if (distance < nearest[of]!) nearest[of] = distance;
      if (distance > catchmentM) continue;
      demand[count] = of;
      distanceM[count] = distance;
      count += 1;
    }
    return count;
  };
  const contributions: Contribution[][] | undefined = input.explain ? Array.from(population, () => []) : undefined;
  const result = twoSteps({ population, capacity, around: { demand, distanceM, list }, weigh, contributions });
  return {
    access: Array.from(result.access),
    cumulativeSupply: Array.from(result.cumulativeSupply),
    nearestM: Array.from(nearest, (value) => (value < Infinity ? value : null)),
    ...(contributions ? { steps: { supply: ratios(result), demand: contributions } } : {}),
  };
}

const where = "floatingCatchmentByDistance";

function longest(firstPair: ArrayLike<number>, sites: number): number {
  let most = 0;
  for (let site = 0; site < sites; site += 1) most = Math.max(most, firstPair[site + 1]! - firstPair[site]!);
  return most;
}

function check({ population, capacity, firstPair, pairDemand, pairDistanceM }: CatchmentByDistance): void {
  checkAmounts("population", population);
  checkAmounts("capacity", capacity);
  checkAmounts("pairDistanceM", pairDistanceM);
  const pairs = pairDistanceM.length;
  if (pairDemand.length !== pairs) throw new RangeError(`${where}: pairDemand has ${pairDemand.length} values, expected ${pairs}`);
  if (firstPair.length !== capacity.length + 1) throw new RangeError(`${where}: firstPair has ${firstPair.length} values, expected ${capacity.length + 1}`);
  for (let site = 0; site <= capacity.length; site += 1) {
    const least = site > 0 ? firstPair[site - 1]! : 0;
    const most = site > 0 ? pairs : 0;
    const first = firstPair[site]!;
    if (!(Number.isInteger(first) && first >= least && first <= most) || (site === capacity.length && first !== pairs)) {
      throw new RangeError(`${where}: firstPair[${site}] is ${first}, expected ${site === capacity.length ? pairs : `a whole number from ${least} to ${most}`}`);
    }
  }
  for (let pair = 0; pair < pairs; pair += 1) {
    const of = pairDemand[pair]!;
    if (!(Number.isInteger(of) && of >= 0 && of < population.length)) throw new RangeError(`${where}: pairDemand[${pair}] is ${of}, expected a demand site from 0 to ${population.length - 1}`);
  }
}

function checkAmounts(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i += 1) {
    if (!(values[i]! >= 0 && values[i]! < Infinity)) throw new RangeError(`${where}: ${name}[${i}] is ${values[i]}, expected a finite number ≥ 0`);
  }
}
