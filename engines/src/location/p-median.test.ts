import { array, assert, constantFrom, integer, oneof, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceTable, maxCover, networkDistances, pCenter, pMedian } from "./index.js";

const never = () => false;
const atOnce = () => true;

/** A table of distances in tenths, some ways missing, clients and sites being different places. */
const cases = integer({ min: 1, max: 6 }).chain((sites) =>
  record({
    rows: array(array(oneof({ weight: 8, arbitrary: integer({ min: 0, max: 40 }) }, { weight: 1, arbitrary: constantFrom(null) }), { minLength: sites, maxLength: sites }), { minLength: 1, maxLength: 7 }),
    facilities: integer({ min: 0, max: 7 }),
    weights: array(integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
  })).map(({ rows, facilities, weights }) => ({
    rows: rows.map((row) => row.map((value) => (value === null ? null : value / 10))),
    facilities,
    weights: weights.slice(0, rows.length),
  }));

/** Every choice of so many sites. */
function choices(sites: number, count: number): number[][] {
  if (count === 0) return [[]];
  if (count > sites) return [];
  return [...choices(sites - 1, count), ...choices(sites - 1, count - 1).map((rest) => [...rest, sites - 1])];
}

const nearestTenths = (row: readonly (number | null)[], sites: readonly number[]) =>
  sites.reduce((least, site) => Math.min(least, row[site] === null ? Infinity : Math.round(row[site]! * 10)), Infinity);

function best(rows: readonly (readonly (number | null)[])[], facilities: number, of: (nearest: number[]) => number): number {
  const sites = rows[0]!.length;
  return choices(sites, Math.min(facilities, sites)).reduce((least, chosen) => Math.min(least, of(rows.map((row) => nearestTenths(row, chosen)))), Infinity);
}

const path = (nodes: number) => Array.from({ length: nodes - 1 }, (_, k) => [k + 1, k + 2, 1] as const);

describe("the p-median", () => {
  it("costs what the best of all choices costs, exactly in decimals, or is infeasible", () => {
    assert(property(cases, ({ rows, facilities, weights }) => {
      const due = best(rows, facilities, (nearest) => nearest.reduce((sum, far, i) => sum + (weights[i] === 0 ? 0 : far * weights[i]!), 0));
      const found = pMedian({ distances: distanceTable(rows), facilities, weights }, never);
      expect(found.status).toBe(due < Infinity ? "optimal" : "infeasible");
      expect(found.cost).toBe(due < Infinity ? due / 10 : null);
      expect(found.lowerBound).toBe(found.cost);
    }), { numRuns: 300 });
  });

  it("gives steps that add up to the cost, and a swap that is the cheapest of all", () => {
    assert(property(cases, ({ rows, facilities, weights }) => {
      const found = pMedian({ distances: distanceTable(rows), facilities, weights, explain: true }, never);
      if (found.cost === null || !found.steps) return;
      const total = (list: readonly { cost: number }[]) => list.reduce((sum, { cost }) => sum + cost, 0);
      expect(total(found.steps.nodes)).toBeCloseTo(found.cost, 9);
      expect(total(found.steps.sites)).toBeCloseTo(found.cost, 9);
      expect(found.steps.proof.rootBound).toBeLessThanOrEqual(found.cost);
      const sites = found.sites.map((site) => site - 1);
      const costOf = (chosen: number[]) => rows.reduce((sum, row, i) => sum + (weights[i] === 0 ? 0 : nearestTenths(row, chosen) * weights[i]!), 0) / 10;
      const swaps = sites.flatMap((out) => [...rows[0]!.keys()].filter((site) => !sites.includes(site)).map((site) => costOf([...sites.filter((other) => other !== out), site])));
      const least = Math.min(...swaps);
      if (least === Infinity) expect(found.steps.nextBestSwap).toBeNull();
      else expect(found.steps.nextBestSwap!.increase).toBeCloseTo(least - found.cost, 9);
    }));
  });

  it("is the weighted median on a street of houses", () => {
    const distances = networkDistances(5, path(5));
    expect(pMedian({ distances, facilities: 1 }, never)).toMatchObject({ cost: 6, sites: [3], status: "optimal", gap: 0 });
    expect(pMedian({ distances, facilities: 1, weights: [1, 1, 1, 1, 9] }, never)).toMatchObject({ cost: 10, sites: [5] });
  });

  it("grows with the weights and with the distances in proportion, and does not depend on the numbering", () => {
    const edges = integer({ min: 1, max: 8 }).chain((one) => tuple(integer({ min: 1, max: 8 }), integer({ min: 1, max: 30 })).map(([other, cost]) => [one, other, cost] as const));
    assert(property(array(edges, { maxLength: 20 }), integer({ min: 1, max: 4 }), (list, facilities) => {
      const all = [...path(8), ...list];
      const cost = (of: readonly (readonly [number, number, number])[], weight = 1) =>
        pMedian({ distances: networkDistances(8, of), facilities, weights: Array.from({ length: 8 }, () => weight) }, never).cost!;
      expect(cost(all, 3)).toBe(3 * cost(all));
      expect(cost(all.map(([i, j, length]) => [i, j, 4 * length]))).toBe(4 * cost(all));
      expect(cost(all.map(([i, j, length]) => [9 - i, 9 - j, length]))).toBe(cost(all));
    }));
  });

  it("with a site at every node costs nothing, and never opens more sites than there are nodes", () => {
    const distances = networkDistances(3, [[1, 2, 5], [2, 3, 5]]);
    for (const facilities of [3, 8]) expect(pMedian({ distances, facilities }, never)).toMatchObject({ cost: 0, sites: [1, 2, 3], status: "optimal", gap: 0 });
    expect(pMedian({ distances: networkDistances(0, []), facilities: 2 }, never)).toEqual({ cost: 0, sites: [], lowerBound: 0, gap: 0, status: "optimal" });
  });

  it("names the nodes left out where the network has more parts than facilities", () => {
    const distances = networkDistances(5, [[1, 2, 3], [3, 4, 1]]);
    expect(pMedian({ distances, facilities: 2 }, never)).toEqual({ cost: null, sites: [], lowerBound: null, gap: null, status: "infeasible", unreached: [5] });
    expect(pMedian({ distances, facilities: 0 }, never)).toMatchObject({ status: "infeasible", unreached: [1, 2, 3, 4, 5] });
    expect(pMedian({ distances, facilities: 2, weights: [1, 1, 1, 1, 0] }, never)).toMatchObject({ status: "optimal", cost: 4 });
    expect(pMedian({ distances, facilities: 3 }, never)).toMatchObject({ status: "optimal", cost: 4 });
  });

  it("when stopped gives a choice with a bound below it, and is called optimal only if the two meet", () => {
    const distances = networkDistances(40, [...path(40), ...Array.from({ length: 30 }, (_, k) => [1 + ((k * 7) % 40), 1 + ((k * 13 + 5) % 40), 2 + (k % 5)] as const)]);
    const stopped = pMedian({ distances, facilities: 6 }, atOnce);
    const full = pMedian({ distances, facilities: 6 }, never);
    expect(full.status).toBe("optimal");
    expect(stopped.status).toBe("feasible");
    expect(stopped.cost).toBeGreaterThanOrEqual(full.cost!);
    expect(stopped.lowerBound).toBeLessThanOrEqual(full.cost!);
    expect(stopped.gap).toBeCloseTo((stopped.cost! - stopped.lowerBound!) / stopped.cost!, 12);
  });

  it("is proven with distances that are no decimals", () => {
    const third = distanceTable([[0, 1 / 3, 2 / 3], [1 / 3, 0, 1 / 3], [2 / 3, 1 / 3, 0]]);
    const found = pMedian({ distances: third, facilities: 1 }, never);
    expect(found).toMatchObject({ sites: [2], status: "optimal" });
    expect(found.cost).toBeCloseTo(2 / 3, 12);
  });

  it("names the place of a wrong value", () => {
    const distances = networkDistances(2, [[1, 2, 1]]);
    expect(() => pMedian({ distances, facilities: 1.5 }, never)).toThrow("facilities is 1.5, expected a whole number ≥ 0");
    expect(() => pMedian({ distances, facilities: 1, weights: [1] }, never)).toThrow("weights has 1 values, expected one for each of 2 nodes");
    expect(() => pMedian({ distances, facilities: 1, weights: [1, -1] }, never)).toThrow("weights[1] is -1, expected a finite number ≥ 0");
    expect(() => distanceTable([[1], [-2]])).toThrow("distances[1][0] is -2, expected a number ≥ 0");
    expect(() => distanceTable([[1], []])).toThrow("distances[1] has 0 values, expected 1");
  });
});

describe("the p-center", () => {
  it("has the radius of the best of all choices, or is infeasible", () => {
    assert(property(cases, ({ rows, facilities, weights }) => {
      const due = best(rows, facilities, (nearest) => nearest.reduce((most, far, i) => Math.max(most, weights[i] === 0 ? 0 : (far / 10) * weights[i]!), 0));
      const found = pCenter({ distances: distanceTable(rows), facilities, weights }, never);
      expect(found.status).toBe(due < Infinity ? "optimal" : "infeasible");
      expect(found.radius).toBe(due < Infinity ? due : null);
      if (found.radius !== null) expect(found.sites.length).toBe(Math.min(facilities, rows[0]!.length));
    }), { numRuns: 300 });
  });

  it("shows each node's site, what each site serves, and the swap after which the radius is least", () => {
    const distances = networkDistances(7, path(7));
    const found = pCenter({ distances, facilities: 2, explain: true }, never);
    expect(found).toMatchObject({ radius: 2, status: "optimal" });
    if (!found.steps) throw new Error("steps are missing");
    const { nodes, sites, nextBestSwap } = found.steps;
    expect(Math.max(...nodes.map(({ cost }) => cost))).toBe(found.radius);
    expect(sites.flatMap((site) => site.nodes).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const swapped = found.sites.map((site) => (site === nextBestSwap!.close ? nextBestSwap!.open : site));
    expect(Math.max(...Array.from({ length: 7 }, (_, k) => Math.min(...swapped.map((site) => Math.abs(site - k - 1)))))).toBe(nextBestSwap!.radius);
  });

  it("never grows with another facility, and is 0 with one at every node", () => {
    const distances = networkDistances(6, [[1, 2, 3], [2, 3, 1], [3, 4, 4], [4, 5, 1], [5, 6, 5], [6, 1, 9]]);
    const radii = [1, 2, 3, 4, 5, 6, 7].map((facilities) => pCenter({ distances, facilities }, never).radius!);
    expect(radii).toEqual(radii.toSorted((a, b) => b - a));
    expect(radii.slice(5)).toEqual([0, 0]);
  });

  it("names the nodes left out, or says that nothing is known when stopped at once", () => {
    const distances = networkDistances(3, [[1, 2, 3]]);
    expect(pCenter({ distances, facilities: 1 }, never)).toEqual({ radius: null, sites: [], lowerBound: null, gap: null, status: "infeasible", unreached: [3] });
    expect(pCenter({ distances, facilities: 2 }, atOnce)).toMatchObject({ radius: null, status: "unknown" });
    expect(pCenter({ distances: networkDistances(0, []), facilities: 0 }, never)).toMatchObject({ radius: 0, status: "optimal" });
  });
});

describe("maximal covering", () => {
  it("covers what the best of all choices covers; a distance equal to the radius counts", () => {
    assert(property(cases, integer({ min: 0, max: 40 }), ({ rows, facilities, weights }, tenths) => {
      const due = -best(rows, facilities, (nearest) => -nearest.reduce((sum, far, i) => sum + (far <= tenths ? weights[i]! : 0), 0));
      const found = maxCover({ distances: distanceTable(rows), facilities, weights, radius: tenths / 10 }, never);
      expect(found).toMatchObject({ status: "optimal", coveredWeight: due + 0, upperBound: due + 0, gap: 0 });
      expect(found.totalWeight - found.uncovered.reduce((sum, node) => sum + weights[node - 1]!, 0)).toBe(found.coveredWeight);
    }), { numRuns: 300 });
  });

  it("shows what only one site covers, and a swap", () => {
    const found = maxCover({ distances: networkDistances(5, path(5)), facilities: 2, weights: [5, 1, 1, 1, 5], radius: 1, explain: true }, never);
    expect(found.coveredWeight).toBe(13);
    if (!found.steps) throw new Error("steps are missing");
    expect(found.steps.sites.map(({ site, only }) => [site, only])).toEqual([[2, [1, 2]], [4, [4, 5]]]);
    // Site 1 covers the same two nodes as site 2.
    expect(found.steps.nextBestSwap).toEqual({ close: 2, open: 1, increase: 0 });
  });

  it("refuses a radius below 0", () => {
    expect(() => maxCover({ distances: networkDistances(1, []), facilities: 1, weights: [1], radius: -1 }, never)).toThrow("radius is -1, expected a finite number ≥ 0");
  });
});
