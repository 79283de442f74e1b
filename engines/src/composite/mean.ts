import { exactExp, exactLog } from "../numbers/index.js";
import type { Aggregate } from "./scheme.js";

/**
 * A weighted mean of any of the three kinds is the arithmetic mean of transformed values, transformed back:
 * arithmetic y, geometric ln y, harmonic −1/y (minus keeps higher better). So one loop serves all three and levels nest without loss.
 */
export interface Mean {
  readonly forth: (value: number) => number;
  readonly back: (sum: number) => number;
}

/** Rounding of the transformation may leave the last bit outside the range: `back` holds it within. */
export function meanOf(aggregate: Aggregate, range: readonly [number, number] | null): Mean {
  const within = (value: number) => (range ? Math.min(range[1], Math.max(range[0], value)) : value);
  if (aggregate === "geometric") return { forth: exactLog, back: (sum) => within(exactExp(sum)) };
  if (aggregate === "harmonic") return { forth: (value) => -1 / value, back: (sum) => within(-1 / sum) };
  return { forth: (value) => value, back: (sum) => sum };
}
