import { exactExp, exactLog } from "../numbers/index.js";

/**
 * At most how likely it is that of `all` firms drawn at random `found` or more are of an item whose share is `share`: Chernoff's bound
 * e^(−n·D(s‖p)) with s = found / all, D(s‖p) = s ln(s/p) + (1 − s) ln((1 − s)/(1 − p)). Counts may be fractions.
 *
 * @returns 1 where the item is no more frequent than expected; 0 where it is there and its share is 0.
 * @see Hoeffding (1963), Probability inequalities for sums of bounded random variables, theorem 1.
 */
export function chanceOf(found: number, all: number, share: number): number {
  const own = found / all;
  if (!(own > share)) return 1;
  if (share === 0) return 0;
  const rest = own < 1 ? (1 - own) * exactLog((1 - own) / (1 - share)) : 0;
  return exactExp(-all * (own * exactLog(own / share) + rest));
}
