import { sums, type Output } from "./sums.js";

/**
 * Locational Gini of every industry: of its shares by zone against the shares by zone of all industries together, zones
 * in the order of the ratio of the two. 0 if the industry lies where everything lies; near 1 if in one small zone.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number in [0, 1) for every industry; null for an industry without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function locationalGinis(output: Output): (number | null)[] {
  const { byZone, byIndustry, all } = sums("locationalGinis", output);
  return byIndustry.map((total, industry) => {
    if (total === 0) return null;
    const zones = byZone.flatMap((inZone, zone) => (inZone > 0 ? [{ all: inZone / all, own: output[zone]![industry]! / total }] : []));
    return gini(zones.toSorted((a, b) => a.own / a.all - b.own / b.all));
  });
}

/** One less twice the area below the Lorenz curve of the rows in their order. */
function gini(rows: readonly { all: number; own: number }[]): number {
  let area = 0;
  let own = 0;
  for (const row of rows) {
    area += row.all * (2 * own + row.own);
    own += row.own;
  }
  return Math.max(0, 1 - area);
}
