import { nearestOf, type Measures } from "./measures.js";

/** The greatest value with which these sites serve a client; 0 without clients. */
export function radiusOf(known: Measures, sites: readonly number[]): number {
  const { clients, value } = known;
  let radius = 0;
  nearestOf(known, sites).forEach((k, client) => {
    radius = Math.max(radius, k < 0 ? Infinity : value[sites[k]! * clients + client]!);
  });
  return radius;
}

/** The swap of one site after which the radius is least, the first found of equal ones; null if there is none that still reaches all. */
export function leastSwapRadius(known: Measures, sites: readonly number[]) {
  const { clients, value } = known;
  const near = nearestOf(known, sites);
  const least = Float64Array.from(near, (k, client) => (k < 0 ? Infinity : value[sites[k]! * clients + client]!));
  const second = Float64Array.from(near, (k, client) =>
    sites.reduce((lowest, site, other) => (other === k ? lowest : Math.min(lowest, value[site * clients + client]!)), Infinity));
  const own = new Float64Array(sites.length);
  const kept = new Float64Array(sites.length);
  let best = { close: 0, open: 0, radius: Infinity };
  for (let entering = 0; entering < known.sites; entering += 1) {
    if (sites.includes(entering)) continue;
    own.fill(0);
    kept.fill(0);
    for (let client = 0; client < clients; client += 1) {
      const k = near[client]!;
      const there = value[entering * clients + client]!;
      kept[k] = Math.max(kept[k]!, Math.min(least[client]!, there));
      own[k] = Math.max(own[k]!, Math.min(second[client]!, there));
    }
    for (let k = 0; k < sites.length; k += 1) {
      let radius = own[k]!;
      for (let other = 0; other < sites.length; other += 1) if (other !== k) radius = Math.max(radius, kept[other]!);
      if (radius < best.radius) best = { close: sites[k]! + 1, open: entering + 1, radius };
    }
  }
  return best.radius < Infinity ? best : null;
}
