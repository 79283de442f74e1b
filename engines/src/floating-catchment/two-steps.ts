import { weighing, type Decay, type Weigh } from "./decay.js";

/** What each demand site gets and each supply site is asked for. */
export interface Access {
  /** Supply for each person: Σ_j ratio_j · w_ij; 0 where nothing is in reach. */
  readonly access: Float64Array;
  /** Σ_j capacity_j over the sites within the catchment, without weights. */
  readonly cumulativeSupply: Float64Array;
  /** Σ_i population_i · w_ij around each supply site. */
  readonly demandInReach: Float64Array;
  /** capacity_j / demandInReach_j for each supply site; 0 where there is no demand in reach. */
  readonly ratio: Float64Array;
}

/** A supply site's share in the access of a demand site. */
export interface Contribution {
  readonly supply: number;
  readonly distanceM: number;
  readonly weight: number;
  /** ratio · weight: supply for each person. */
  readonly amount: number;
}

/** Demand sites around a supply site: their numbers and distances, the first `count` of two columns written anew at each call. */
export interface Around {
  readonly demand: Int32Array;
  readonly distanceM: Float64Array;
  /** Writes the demand sites within the catchment of a supply site; returns how many there are. */
  list(supply: number): number;
}

export interface TwoSteps {
  readonly population: ArrayLike<number>;
  readonly capacity: ArrayLike<number>;
  readonly around: Around;
  readonly weigh: Weigh;
  /** If given, receives for each demand site what each supply site adds to it. */
  readonly contributions?: Contribution[][] | undefined;
}

/**
 * Both steps for one supply site after the other, in the order of the sites, so that nothing is kept of the pairs.
 */
export function twoSteps({ population, capacity, around, weigh, contributions }: TwoSteps): Access {
  const access = new Float64Array(population.length);
  const cumulativeSupply = new Float64Array(population.length);
  const demandInReach = new Float64Array(capacity.length);
  const ratio = new Float64Array(capacity.length);
  const weight = new Float64Array(around.demand.length);
  const { demand, distanceM } = around;
  for (let supply = 0; supply < capacity.length; supply += 1) {
    const count = around.list(supply);
    weigh(distanceM, count, weight);
    let asked = 0;
    for (let i = 0; i < count; i += 1) asked += population[demand[i]!]! * weight[i]!;
    demandInReach[supply] = asked;
    const offered = capacity[supply]!;
    const each = asked > 0 ? offered / asked : 0;
    if (each === Infinity) throw new RangeError(`floatingCatchment: supply[${supply}] has capacity ${offered} for a demand of ${asked}, expected a finite ratio`);
    ratio[supply] = each;
    for (let i = 0; i < count; i += 1) {
      access[demand[i]!]! += each * weight[i]!;
      cumulativeSupply[demand[i]!]! += offered;
    }
    if (contributions) {
      for (let i = 0; i < count; i += 1) contributions[demand[i]!]!.push({ supply, distanceM: distanceM[i]!, weight: weight[i]!, amount: each * weight[i]! });
    }
  }
  return { access, cumulativeSupply, demandInReach, ratio };
}

/** Catchment and decay as every variant takes them. */
export interface Catchment {
  /** Metres; a distance equal to it counts. */
  readonly catchmentM: number;
  /** `none` if left out. */
  readonly decay?: Decay | undefined;
}

/** The weights of a catchment. @throws RangeError if it is not a finite number above 0 or the decay is wrong */
export function weights(where: string, { catchmentM, decay }: Catchment): Weigh {
  if (!(catchmentM > 0 && catchmentM < Infinity)) throw new RangeError(`${where}: catchmentM is ${catchmentM}, expected a finite number above 0`);
  return weighing(where, decay ?? { kind: "none" }, catchmentM);
}
