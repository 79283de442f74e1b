import { nearestOf, type Measures } from "./measures.js";

/** @throws RangeError unless it is a finite number ≥ 0. */
export function checkRadius(radius: number): void {
  if (!(radius >= 0 && radius < Infinity)) throw new RangeError(`radius is ${radius}, expected a finite number ≥ 0`);
}

/**
 * Who is covered by which of the sites: for each node those within the radius and the nearest of all; for each site what it covers and
 * what no other of them covers. Nodes and sites are numbered from 1.
 */
export function coverSteps(known: Measures, sites: readonly number[], radius: number, weights?: readonly number[]) {
  const { clients, value } = known;
  const near = nearestOf(known, sites);
  const nodes = Array.from(near, (k, client) => ({
    node: client + 1,
    site: k < 0 ? null : sites[k]! + 1,
    distance: k < 0 ? null : value[sites[k]! * clients + client]!,
    coveredBy: sites.filter((site) => value[site * clients + client]! <= radius).map((site) => site + 1),
    ...(weights ? { weight: weights[client]! } : {}),
  }));
  return {
    nodes,
    sites: sites.map((site) => {
      const covered = nodes.filter(({ coveredBy }) => coveredBy.includes(site + 1));
      const only = covered.filter(({ coveredBy }) => coveredBy.length === 1);
      return {
        site: site + 1,
        nodes: covered.map(({ node }) => node),
        only: only.map(({ node }) => node),
        ...(weights ? { onlyWeight: only.reduce((sum, { node }) => sum + weights[node - 1]!, 0) } : {}),
      };
    }),
  };
}
