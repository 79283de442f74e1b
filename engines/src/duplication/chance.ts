import { exactExp, exactLog } from "../numbers/index.js";

/**
 * At most how likely it is that of `firms` drawn at random a share of `own` or more is of an item whose share is `usual`: Chernoff's bound
 * e^(−n·D), n firms, D = s ln(s/p) + (1 − s) ln((1 − s)/(1 − p)) with s = own, p = usual. Firms may be fractions.
 *
 * @returns 1 where the item is no more frequent than expected; 0 where it is there and its share is 0.
 * @see Hoeffding (1963), Probability inequalities for sums of bounded random variables, theorem 1.
 */
export function chanceOf(own: number, firms: number, usual: number): number {
  if (!(own > usual)) return 1;
  if (usual === 0) return 0;
  const rest = own < 1 ? (1 - own) * exactLog((1 - own) / (1 - usual)) : 0;
  return exactExp(-firms * (own * exactLog(own / usual) + rest));
}
