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
  return outlookGainsOf([{ made, density }], pci, proximity, total)[0]!;
}

/** `outlookGains` of many regions: rows of the proximities are read once for four of them. The same to the bit. */
export function outlookGainsOf(
  regions: readonly { readonly made: readonly boolean[]; readonly density: Float64Array }[], pci: Float64Array, proximity: readonly Float64Array[], total: Float64Array,
): Float64Array[] {
  const open = regions.map(({ made }) => pci.map((value, q) => (made[q] ? 0 : value / total[q]!)));
  const gains = regions.map(() => new Float64Array(pci.length));
  const sums = new Float64Array(4);
  const others = new Float64Array(pci.length);
  for (let first = 0; first < regions.length; first += 4) {
    const four = [0, 1, 2, 3].map((at) => open[Math.min(first + at, regions.length - 1)]!) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let p = 0; p < pci.length; p += 1) {
      others.set(proximity[p]!);
      others[p] = 0;
      fourSums(others, four, sums);
      for (let at = 0; at < 4 && first + at < regions.length; at += 1) {
        const { made, density } = regions[first + at]!;
        if (!made[p]) gains[first + at]![p] = sums[at]! - density[p]! * pci[p]!;
      }
    }
  }
  return gains;
}

/** Σ_q row_q · open_q of four regions, q ascending. */
function fourSums(row: Float64Array, [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array], sums: Float64Array): void {
  let ofA = 0;
  let ofB = 0;
  let ofC = 0;
  let ofD = 0;
  for (let q = 0; q < row.length; q += 1) {
    const value = row[q]!;
    ofA += value * a[q]!;
    ofB += value * b[q]!;
    ofC += value * c[q]!;
    ofD += value * d[q]!;
  }
  sums[0] = ofA;
  sums[1] = ofB;
  sums[2] = ofC;
  sums[3] = ofD;
}
