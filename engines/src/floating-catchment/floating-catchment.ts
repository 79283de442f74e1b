import { nearestPoint, pointGrid, pointsWithin } from "../numbers/index.js";
import { twoSteps, weights, type Access, type Catchment, type Contribution } from "./two-steps.js";

/** Demand and supply sites in a plane, in metres, with a catchment. */
export interface FloatingCatchmentInput extends Catchment {
  readonly demand: readonly { readonly x: number; readonly y: number; readonly population: number }[];
  readonly supply: readonly { readonly x: number; readonly y: number; readonly capacity: number }[];
  /** Ask for `steps`. */
  readonly explain?: boolean | undefined;
}

/** How the access came about, and the figures of the supply sites. */
export interface CatchmentSteps {
  /** For each supply site the weighted demand in reach and capacity / demand, 0 without demand in reach. */
  readonly supply: { demandInReach: number; ratio: number }[];
  /** For each demand site the supply sites in reach, in their order, and what each adds to its access. */
  readonly demand: Contribution[][];
}

export interface FloatingCatchmentResult {
  readonly access: number[];
  readonly cumulativeSupply: number[];
  readonly nearestM: (number | null)[];
  readonly steps?: CatchmentSteps;
}

/**
 * Access by the two-step floating catchment area method. First step: for each supply site j its capacity over the demand
 * around it, R_j = S_j / Σ_i P_i w(d_ij). Second step: for each demand site the sum A_i = Σ_j R_j w(d_ij). Sites count when their
 * straight distance is at most the catchment; w is 1, or the decay asked for. Σ_i P_i A_i is the supply of all sites with demand in reach.
 *
 * @param input x and y in metres of one plane; population and capacity ≥ 0, each in one unit.
 * @returns for each demand site `access` (capacity for each person; 0 without supply in reach), `cumulativeSupply` (capacity
 * within the catchment, 0 without) and `nearestM` (metres to the nearest supply site wherever it is; null if there is no supply site at all).
 * @throws RangeError if a coordinate is not finite, a population or capacity is negative or not finite, the catchment is not above 0, or the decay is wrong.
 * @see Luo and Wang (2003), Environment and Planning B 30; Luo and Qi (2009), Health & Place 15 (steps); Dai (2010), Health & Place 16 (Gaussian).
 */
export function floatingCatchment(input: FloatingCatchmentInput): FloatingCatchmentResult {
  const weigh = weights("floatingCatchment", input);
  const demand = columns("demand", input.demand, "population");
  const supply = columns("supply", input.supply, "capacity");
  const grid = pointGrid(demand.x, demand.y);
  const found = { point: new Int32Array(demand.x.length), distance: new Float64Array(demand.x.length) };
  const around = {
    demand: found.point, distanceM: found.distance,
    list: (site: number) => pointsWithin(grid, supply.x[site]!, supply.y[site]!, input.catchmentM, found),
  };
  const contributions: Contribution[][] | undefined = input.explain ? input.demand.map(() => []) : undefined;
  const result = twoSteps({ population: demand.size, capacity: supply.size, around, weigh, contributions });
  const sites = pointGrid(supply.x, supply.y);
  return {
    access: Array.from(result.access),
    cumulativeSupply: Array.from(result.cumulativeSupply),
    nearestM: input.demand.map(({ x, y }) => finite(nearestPoint(sites, x, y).distance)),
    ...(contributions ? { steps: { supply: ratios(result), demand: contributions } } : {}),
  };
}

const finite = (value: number): number | null => (value < Infinity ? value : null);

/** The first step of each supply site as rows. */
export const ratios = ({ demandInReach, ratio }: Access): { demandInReach: number; ratio: number }[] =>
  Array.from(ratio, (each, site) => ({ demandInReach: demandInReach[site]!, ratio: each }));

function columns<Size extends string>(name: string, sites: readonly ({ readonly x: number; readonly y: number } & { readonly [key in Size]: number })[], key: Size) {
  const x = new Float64Array(sites.length);
  const y = new Float64Array(sites.length);
  const size = new Float64Array(sites.length);
  sites.forEach((site, i) => {
    x[i] = coordinate(`${name}[${i}].x`, site.x);
    y[i] = coordinate(`${name}[${i}].y`, site.y);
    size[i] = amount(`${name}[${i}].${key}`, site[key]);
  });
  return { x, y, size };
}

function coordinate(place: string, value: number): number {
  if (!(Math.abs(value) <= 1e12)) throw new RangeError(`floatingCatchment: ${place} is ${value}, expected a number of metres from -1e12 to 1e12`);
  return value;
}

function amount(place: string, value: number): number {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`floatingCatchment: ${place} is ${value}, expected a finite number ≥ 0`);
  return value;
}
