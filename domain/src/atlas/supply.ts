import sectorDivisions from "./io-42-divisions.json" with { type: "json" };

/** National input–output table of 42 sectors whose domestic flows say who supplies whom. */
export const supplyTable = { id: "china-2020-42", origin: "Domestic" } as const;

/** A sector counts as a supplier from this share of the key enterprises' domestic purchases on. */
export const minSupplyShare = 0.03;

const sectorByDivision = new Map(Object.entries(sectorDivisions).flatMap(([sector, divisions]) => divisions.map((division) => [division, sector])));

/** The classes whose sectors are known. */
export const supplyClassification = "GB/T 4754-2017";

/** Sector of the 42-sector table a class of GB/T 4754-2017 belongs to; null for codes it does not know. */
export const supplySector = (industryCode: string): string | null => sectorByDivision.get(industryCode.slice(0, 2)) ?? null;

/** Divisions of GB/T 4754-2017 in a sector of the table. */
export const divisionsOfSector = (sector: string): readonly string[] => (sectorDivisions as Record<string, string[]>)[sector] ?? [];

export interface SupplyFlow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export interface SupplyShare {
  readonly sector: string;
  /** Part of the key enterprises' domestic purchases that comes from the sector. */
  readonly shareRatio: number;
}

/**
 * Where key enterprises buy: share_i = Σ_j w_j · z_ij / Σ_k z_kj, with w_j the part of the key enterprises' revenue in
 * sector j and z the domestic flows. Largest first; sectors below `least` are left out. Empty without revenue.
 */
export function supplyShares(
  flows: readonly SupplyFlow[], revenueBySector: ReadonlyMap<string, number>, least: number = minSupplyShare,
): SupplyShare[] {
  const revenue = [...revenueBySector.values()].reduce((sum, value) => sum + value, 0);
  if (revenue <= 0) return [];
  const purchases = new Map<string, number>();
  for (const { to, value } of flows) purchases.set(to, (purchases.get(to) ?? 0) + value);
  const shares = new Map<string, number>();
  for (const { from, to, value } of flows) {
    const weight = (revenueBySector.get(to) ?? 0) / revenue;
    const bought = purchases.get(to) ?? 0;
    if (weight > 0 && bought > 0) shares.set(from, (shares.get(from) ?? 0) + (weight * value) / bought);
  }
  return [...shares]
    .map(([sector, shareRatio]) => ({ sector, shareRatio }))
    .filter(({ shareRatio }) => shareRatio >= least)
    .toSorted((a, b) => b.shareRatio - a.shareRatio || (a.sector < b.sector ? -1 : 1));
}

/** Divides places among sectors in proportion to their shares, by largest remainder; every place is given. */
export function placesBySector(shares: readonly SupplyShare[], places: number): number[] {
  const sum = shares.reduce((total, { shareRatio }) => total + shareRatio, 0);
  const exact = shares.map(({ shareRatio }) => (shareRatio / sum) * places);
  const given = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const left = places - given.reduce((total, value) => total + value, 0);
  for (const { index } of order.slice(0, left)) given[index] = (given[index] ?? 0) + 1;
  return given;
}

/**
 * Chooses suppliers: each sector's largest firms up to its places; places a sector cannot fill go to the largest firms
 * that remain. `candidates[i]` are the firms of `shares[i]`, largest first.
 */
export function chooseSuppliers<F extends { readonly revenue: number }>(
  shares: readonly SupplyShare[], candidates: readonly (readonly F[])[], places: number,
): { firm: F; share: SupplyShare }[] {
  const quota = placesBySector(shares, places);
  const of = (index: number, from: number, to?: number) =>
    (candidates[index] ?? []).slice(from, to).map((firm) => ({ firm, share: shares[index] as SupplyShare }));
  const chosen = shares.flatMap((_, index) => of(index, 0, quota[index]));
  const spare = shares.flatMap((_, index) => of(index, quota[index] ?? 0)).toSorted((a, b) => b.firm.revenue - a.firm.revenue);
  return [...chosen, ...spare.slice(0, Math.max(0, places - chosen.length))];
}
