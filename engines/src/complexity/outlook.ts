import { hasBit } from "./bit-table.js";
import type { Presence } from "./presence.js";

/**
 * Complexity outlook of every region, Σ_p (1 − M_rp) density_rp pci_p: how much complexity lies near what it makes.
 * Other programs scale pci in other ways, so compare ranks and not values.
 *
 * @param density rows density[r][p] of `densities`.
 * @param pci product complexity of `complexityIndices`.
 * @returns one number per region.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function outlookIndices({ byRegion }: Presence, density: readonly Float64Array[], pci: Float64Array): Float64Array {
  return Float64Array.from(density, (row, r) => {
    let sum = 0;
    for (let p = 0; p < row.length; p += 1) if (!hasBit(byRegion, r, p)) sum += row[p]! * pci[p]!;
    return sum;
  });
}

/**
 * Outlook gain of one region from each product it does not make: how much its outlook would rise by making it,
 * Σ_q (φ_pq / Σ_s φ_qs)(1 − M_rq) pci_q − density_rp pci_p, the sum without p itself, which would then be made.
 *
 * @param made products of the region: made[p] true where it makes p.
 * @param total Σ_s φ_qs for every product q.
 * @returns one number per product; 0 where the region makes it already.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function outlookGains(made: readonly boolean[], density: Float64Array, pci: Float64Array, proximity: readonly Float64Array[], total: Float64Array): Float64Array {
  const open = pci.map((value, q) => (made[q] ? 0 : value / total[q]!));
  return Float64Array.from(proximity, (row, p) => {
    if (made[p]) return 0;
    let sum = 0;
    for (let q = 0; q < row.length; q += 1) if (q !== p) sum += row[q]! * open[q]!;
    return sum - density[p]! * pci[p]!;
  });
}
