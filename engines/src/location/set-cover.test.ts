import { array, assert, constantFrom, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceTable, networkDistances, setCover } from "./index.js";

const never = () => false;
const numbers = integer({ min: 1, max: 8 }).chain((sites) =>
  array(array(oneof({ weight: 6, arbitrary: integer({ min: 0, max: 9 }) }, { weight: 1, arbitrary: constantFrom(null) }), { minLength: sites, maxLength: sites }), { minLength: 1, maxLength: 9 }));

/** The least number of bits of a mask of sites that covers every row; Infinity if there is none. */
function fewest(rows: readonly (readonly (number | null)[])[], radius: number): number {
  let least = Infinity;
  for (let mask = 0; mask < 1 << rows[0]!.length; mask += 1) {
    if (rows.every((row) => row.some((far, site) => far !== null && far <= radius && ((mask >> site) & 1) === 1))) {
      least = Math.min(least, mask.toString(2).replaceAll("0", "").length);
    }
  }
  return least;
}

describe("set covering", () => {
  it("needs as many sites as the smallest of all covers, or is infeasible and says for whom", () => {
    assert(property(numbers, integer({ min: 0, max: 9 }), (rows, radius) => {
      const due = fewest(rows, radius);
      const found = setCover({ distances: distanceTable(rows), radius }, never);
      expect(found.status).toBe(due < Infinity ? "optimal" : "infeasible");
      expect(found.facilities).toBe(due < Infinity ? due : null);
      if (due < Infinity) expect(rows.every((row) => found.sites.some((site) => row[site - 1] !== null && row[site - 1]! <= radius))).toBe(true);
      else expect(found).toMatchObject({ unreached: rows.flatMap((row, i) => (row.some((far) => far !== null && far <= radius) ? [] : [i + 1])) });
    }), { numRuns: 400 });
  });

  it("needs a site at every node at radius 0 and one for each part of a network at a large one", () => {
    const distances = networkDistances(5, [[1, 2, 3], [2, 3, 4], [4, 5, 1]]);
    expect(setCover({ distances, radius: 0 }, never)).toMatchObject({ facilities: 5, sites: [1, 2, 3, 4, 5], status: "optimal" });
    expect(setCover({ distances, radius: 1e6 }, never)).toMatchObject({ facilities: 2, lowerBound: 2, gap: 0 });
    expect(setCover({ distances: networkDistances(0, []), radius: 1 }, never)).toMatchObject({ facilities: 0, sites: [], status: "optimal" });
    expect(setCover({ distances: networkDistances(2, [[1, 2, 0]]), radius: 0 }, never)).toMatchObject({ facilities: 1 });
  });

  it("finds the seven lines of the Fano plane coverable by no fewer than three points", () => {
    const lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]];
    const rows = lines.map((line) => Array.from({ length: 7 }, (_, point) => (line.includes(point) ? 1 : 2)));
    const found = setCover({ distances: distanceTable(rows), radius: 1, explain: true }, never);
    expect(found).toMatchObject({ facilities: 3, status: "optimal" });
  });

  it("tells which nodes one site alone covers", () => {
    const found = setCover({ distances: networkDistances(4, [[1, 2, 1], [2, 3, 1], [3, 4, 1]]), radius: 1, explain: true }, never);
    if (!("steps" in found)) throw new Error("steps are missing");
    for (const { node, coveredBy } of found.steps.nodes) {
      for (const { site, nodes, only } of found.steps.sites) {
        expect(nodes.includes(node)).toBe(coveredBy.includes(site));
        expect(only.includes(node)).toBe(coveredBy.length === 1 && coveredBy[0] === site);
      }
    }
  });

  it("adds decimals exactly, so that 0.1 + 0.2 lies within 0.3", () => {
    expect(setCover({ distances: networkDistances(3, [[1, 2, 0.1], [2, 3, 0.2]]), radius: 0.3 }, never)).toMatchObject({ facilities: 1 });
  });

  it("when stopped gives a cover and a bound", () => {
    const lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]];
    const rows = lines.map((line) => Array.from({ length: 7 }, (_, point) => (line.includes(point) ? 1 : 2)));
    const found = setCover({ distances: distanceTable(rows), radius: 1 }, () => true);
    expect(found.facilities).toBeGreaterThanOrEqual(3);
    expect(found.lowerBound).toBeLessThanOrEqual(3);
  });

  it("refuses a radius that is none", () => {
    expect(() => setCover({ distances: networkDistances(1, []), radius: Number.NaN }, never)).toThrow("radius is NaN, expected a finite number ≥ 0");
  });
});
