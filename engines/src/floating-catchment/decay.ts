import { exactExp } from "../numbers/index.js";

/**
 * How the weight of a place falls with its distance inside the catchment; beyond the catchment it is 0.
 * - `none`: 1 everywhere (the two-step method as such).
 * - `steps`: the weight of the first step whose `toM` is at least the distance; 0 beyond the last (enhanced two-step method).
 * - `linear`: 1 − d/catchment.
 * - `gaussian`: (e^(−½(d/catchment)²) − e^(−½)) / (1 − e^(−½)), which is 1 at the door and 0 at the edge;
 *   with `bandwidthM` e^(−½(d/bandwidth)²), cut off at the edge.
 */
export type Decay =
  | { readonly kind: "none" }
  | { readonly kind: "steps"; readonly steps: readonly { readonly toM: number; readonly weight: number }[] }
  | { readonly kind: "linear" }
  | { readonly kind: "gaussian"; readonly bandwidthM?: number | undefined };

/** Writes the weight of each of the first `count` distances, none of them beyond the catchment. */
export type Weigh = (distanceM: Float64Array, count: number, weight: Float64Array) => void;

/**
 * The decay as a function over a column of distances.
 *
 * @throws RangeError if steps do not rise, a weight is negative or not finite, or a bandwidth is not above 0.
 */
export function weighing(where: string, decay: Decay, catchmentM: number): Weigh {
  if (decay.kind === "steps") return weighBySteps(where, decay.steps);
  if (decay.kind === "linear") return each((distance) => 1 - distance / catchmentM);
  if (decay.kind === "gaussian") return weighByGauss(where, decay.bandwidthM, catchmentM);
  return (_, count, weight) => weight.fill(1, 0, count);
}

const each = (weightAt: (distanceM: number) => number): Weigh => (distanceM, count, weight) => {
  for (let i = 0; i < count; i += 1) weight[i] = weightAt(distanceM[i]!);
};

function weighBySteps(where: string, steps: readonly { toM: number; weight: number }[]): Weigh {
  steps.forEach(({ toM, weight }, i) => {
    const before = i > 0 ? steps[i - 1]!.toM : 0;
    if (!(toM < Infinity && (i > 0 ? toM > before : toM >= 0))) throw new RangeError(`${where}: decay.steps[${i}].toM is ${toM}, expected a finite number ${i > 0 ? "above" : "≥"} ${before}`);
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`${where}: decay.steps[${i}].weight is ${weight}, expected a finite number ≥ 0`);
  });
  return each((distance) => {
    for (let i = 0; i < steps.length; i += 1) if (distance <= steps[i]!.toM) return steps[i]!.weight;
    return 0;
  });
}

function weighByGauss(where: string, bandwidthM: number | undefined, catchmentM: number): Weigh {
  if (bandwidthM === undefined) {
    const edge = exactExp(-0.5);
    return each((distance) => {
      const share = distance / catchmentM;
      return Math.max((exactExp(-0.5 * share * share) - edge) / (1 - edge), 0);
    });
  }
  if (!(bandwidthM > 0 && bandwidthM < Infinity)) throw new RangeError(`${where}: decay.bandwidthM is ${bandwidthM}, expected a finite number above 0`);
  return each((distance) => {
    const share = distance / bandwidthM;
    return exactExp(-0.5 * share * share);
  });
}
