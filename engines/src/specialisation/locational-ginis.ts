import { ascendingPlaces } from "./ascending-places.js";
import { mix, type Output } from "./mix.js";

/**
 * Locational Gini of every industry: of its shares by zone against the shares by zone of all industries together, zones
 * in the order of the ratio of the two. 0 if the industry lies where everything lies; near 1 if in one small zone.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number in [0, 1) for every industry; null for an industry without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Krugman (1991), Geography and Trade.
 */
export function locationalGinis(output: Output, { byZone, byIndustry, all } = mix("locationalGinis", output)): (number | null)[] {
  const zones = byZone.map((value) => value / all);
  const own = new Float64Array(zones.length);
  const ground = new Float64Array(zones.length);
  const ratios = new Float64Array(zones.length);
  const order = ascendingPlaces(zones.length);
  return Array.from(byIndustry, (total, industry) => {
    if (total === 0) return null;
    let present = 0;
    // Zones without the industry come first and leave no area below the curve.
    for (let z = 0; z < zones.length; z += 1) {
      const value = output[z]![industry]!;
      if (value === 0) continue;
      own[present] = value / total;
      ground[present] = zones[z]!;
      ratios[present] = own[present]! / zones[z]!;
      present += 1;
    }
    return gini(order(ratios, present), present, ground, own);
  });
}

/** One less twice the area below the Lorenz curve of the zones in their order. */
function gini(order: Int32Array, size: number, ground: Float64Array, own: Float64Array): number {
  let area = 0;
  let before = 0;
  for (let k = 0; k < size; k += 1) {
    const z = order[k]!;
    area += ground[z]! * (2 * before + own[z]!);
    before += own[z]!;
  }
  return Math.max(0, 1 - area);
}
