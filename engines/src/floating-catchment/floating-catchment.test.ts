import { array, assert, constant, double, integer, oneof, property, record, shuffledSubarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { floatingCatchment, floatingCatchmentByDistance, type Decay, type FloatingCatchmentInput } from "./index.js";

const coordinate = integer({ min: 0, max: 20 });
const demand = array(record({ x: coordinate, y: coordinate, population: integer({ min: 0, max: 100 }) }), { maxLength: 12 });
const supply = array(record({ x: coordinate, y: coordinate, capacity: integer({ min: 0, max: 50 }) }), { maxLength: 6 });
const decay = oneof(
  constant<Decay>({ kind: "none" }), constant<Decay>({ kind: "linear" }), constant<Decay>({ kind: "gaussian" }), constant<Decay>({ kind: "gaussian", bandwidthM: 4 }),
  constant<Decay>({ kind: "steps", steps: [{ toM: 2, weight: 1 }, { toM: 5, weight: 0.68 }, { toM: 9, weight: 0.22 }] }),
);
const question = record({ demand, supply, catchmentM: integer({ min: 1, max: 15 }), decay });
const runs = { numRuns: 300, seed: 11 };

/** The weight of a distance, said again with the functions of the language. */
function weightOf(kind: Decay, distance: number, catchment: number): number {
  if (distance > catchment) return 0;
  if (kind.kind === "none") return 1;
  if (kind.kind === "linear") return 1 - distance / catchment;
  if (kind.kind === "steps") return kind.steps.find(({ toM }) => distance <= toM)?.weight ?? 0;
  if (kind.bandwidthM !== undefined) return Math.exp(-(distance * distance) / (2 * kind.bandwidthM * kind.bandwidthM));
  return (Math.exp(-0.5 * (distance / catchment) * (distance / catchment)) - Math.exp(-0.5)) / (1 - Math.exp(-0.5));
}

/** Both steps over all pairs. */
function naive({ demand: people, supply: sites, catchmentM, decay: kind = { kind: "none" } }: FloatingCatchmentInput) {
  const distance = people.map((one) => sites.map((other) => Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y))));
  const weight = distance.map((row) => row.map((value) => weightOf(kind, value, catchmentM)));
  const asked = sites.map((_, j) => people.reduce((sum, { population }, i) => sum + population * weight[i]![j]!, 0));
  const ratio = sites.map(({ capacity }, j) => (asked[j]! > 1e-12 ? capacity / asked[j]! : 0));
  return {
    asked, ratio,
    access: people.map((_, i) => ratio.reduce((sum, each, j) => sum + each * weight[i]![j]!, 0)),
    cumulativeSupply: people.map((_, i) => sites.reduce((sum, { capacity }, j) => (distance[i]![j]! <= catchmentM ? sum + capacity : sum), 0)),
    nearestM: distance.map((row) => (row.length > 0 ? Math.min(...row) : null)),
  };
}

const close = (found: readonly number[], due: readonly number[], tolerance = 1e-9) => {
  expect(found.length).toBe(due.length);
  found.forEach((value, i) => expect(Math.abs(value - due[i]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(due[i]!))));
};

describe("the two-step floating catchment", () => {
  it("agrees with a look at every pair", () => {
    assert(property(question, (input) => {
      const found = floatingCatchment(input);
      const due = naive(input);
      close(found.access, due.access);
      expect(found.cumulativeSupply).toEqual(due.cumulativeSupply);
      expect(found.nearestM).toEqual(due.nearestM);
    }), runs);
  });

  it("hands out exactly the supply of the sites with demand in reach", () => {
    assert(property(question, (input) => {
      const { access, steps } = floatingCatchment({ ...input, explain: true });
      const given = access.reduce((sum, each, i) => sum + each * input.demand[i]!.population, 0);
      const reachable = input.supply.reduce((sum, { capacity }, j) => (steps!.supply[j]!.demandInReach > 0 ? sum + capacity : sum), 0);
      close([given], [reachable]);
    }), runs);
  });

  it("explains each access as the sum of what the sites in reach add, without another result", () => {
    assert(property(question, (input) => {
      const { steps, ...found } = floatingCatchment({ ...input, explain: true });
      expect(found).toEqual(floatingCatchment(input));
      const { asked } = naive(input);
      close(steps!.supply.map(({ demandInReach }) => demandInReach), asked);
      steps!.demand.forEach((parts, i) => {
        expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.access[i]);
        expect(parts.reduce((sum, part) => sum + input.supply[part.supply]!.capacity, 0)).toBe(found.cumulativeSupply[i]);
        for (const { supply: j, weight, amount } of parts) expect(amount).toBe(steps!.supply[j]!.ratio * weight);
      });
    }), runs);
  });

  it("doubles with capacity, halves with population, and does not change with the unit of length", () => {
    assert(property(question, (input) => {
      const { access } = floatingCatchment(input);
      const moreSupply = { ...input, supply: input.supply.map((site) => ({ ...site, capacity: site.capacity * 2 })) };
      const moreDemand = { ...input, demand: input.demand.map((site) => ({ ...site, population: site.population * 2 })) };
      expect(floatingCatchment(moreSupply).access).toEqual(access.map((value) => value * 2));
      expect(floatingCatchment(moreDemand).access).toEqual(access.map((value) => value / 2));
      const larger = <Site extends { x: number; y: number }>(site: Site) => ({ ...site, x: site.x * 4, y: site.y * 4 });
      const kind: Decay = input.decay.kind === "steps" ? { kind: "steps", steps: input.decay.steps.map((step) => ({ ...step, toM: step.toM * 4 })) }
        : input.decay.kind === "gaussian" && input.decay.bandwidthM !== undefined ? { kind: "gaussian", bandwidthM: input.decay.bandwidthM * 4 } : input.decay;
      close(floatingCatchment({ demand: input.demand.map(larger), supply: input.supply.map(larger), catchmentM: input.catchmentM * 4, decay: kind }).access, access);
    }), runs);
  });

  it("follows the sites into another order", () => {
    const shuffled = question.chain((input) => record({
      input: constant(input),
      people: shuffledSubarray(input.demand.map((_, i) => i), { minLength: input.demand.length }),
      sites: shuffledSubarray(input.supply.map((_, i) => i), { minLength: input.supply.length }),
    }));
    assert(property(shuffled, ({ input, people, sites }) => {
      const { access } = floatingCatchment(input);
      const other = floatingCatchment({ ...input, demand: people.map((i) => input.demand[i]!), supply: sites.map((j) => input.supply[j]!) });
      close(other.access, people.map((i) => access[i]!));
    }), runs);
  });

  it("gives the same on distances handed in", () => {
    assert(property(question, (input) => {
      const people = input.demand.map((_, i) => i);
      const pairDistanceM = input.supply.flatMap((site) => input.demand.map((one) => Math.sqrt((one.x - site.x) * (one.x - site.x) + (one.y - site.y) * (one.y - site.y))));
      const found = floatingCatchmentByDistance({
        population: input.demand.map(({ population }) => population), capacity: input.supply.map(({ capacity }) => capacity),
        firstPair: [0, ...input.supply.map((_, j) => (j + 1) * people.length)], pairDemand: input.supply.flatMap(() => people), pairDistanceM,
        catchmentM: input.catchmentM, decay: input.decay, explain: true,
      });
      const due = floatingCatchment({ ...input, explain: true });
      close(found.access, due.access);
      expect({ ...found, access: [], steps: [] }).toEqual({ ...due, access: [], steps: [] });
      close(found.steps!.supply.map(({ ratio }) => ratio), due.steps!.supply.map(({ ratio }) => ratio));
    }), runs);
  });

  it("counts a distance equal to the catchment", () => {
    const at = (catchmentM: number) => floatingCatchment({ demand: [{ x: 0, y: 0, population: 10 }], supply: [{ x: 3000, y: 4000, capacity: 5 }], catchmentM });
    expect(at(5000)).toEqual({ access: [0.5], cumulativeSupply: [5], nearestM: [5000] });
    expect(at(4999.999)).toEqual({ access: [0], cumulativeSupply: [0], nearestM: [5000] });
  });

  it("is 0 where nothing is in reach or nobody asks, and null only where there is no site at all", () => {
    const place = { x: 0, y: 0 };
    expect(floatingCatchment({ demand: [], supply: [], catchmentM: 1 })).toEqual({ access: [], cumulativeSupply: [], nearestM: [] });
    expect(floatingCatchment({ demand: [{ ...place, population: 5 }], supply: [], catchmentM: 1 })).toEqual({ access: [0], cumulativeSupply: [0], nearestM: [null] });
    const nobody = floatingCatchment({ demand: [{ ...place, population: 0 }], supply: [{ ...place, capacity: 7 }], catchmentM: 1, explain: true });
    expect(nobody).toEqual({
      access: [0], cumulativeSupply: [7], nearestM: [0],
      steps: { supply: [{ demandInReach: 0, ratio: 0 }], demand: [[{ supply: 0, distanceM: 0, weight: 1, amount: 0 }]] },
    });
    // At the very edge the linear weight is 0, so the site has no demand.
    const edge = floatingCatchment({ demand: [{ ...place, population: 5 }], supply: [{ x: 2, y: 0, capacity: 7 }], catchmentM: 2, decay: { kind: "linear" } });
    expect(edge).toEqual({ access: [0], cumulativeSupply: [7], nearestM: [2] });
    const apart = floatingCatchmentByDistance({ population: [3, 4], capacity: [2], firstPair: [0, 1], pairDemand: [1], pairDistanceM: [9], catchmentM: 5 });
    expect(apart).toEqual({ access: [0, 0], cumulativeSupply: [0, 0], nearestM: [null, 9] });
  });

  it("finds the nearest site however far the places lie apart", () => {
    const far = array(record({ x: double({ min: -1e9, max: 1e9, noNaN: true }), y: double({ min: -1e9, max: 1e9, noNaN: true }), population: constant(1), capacity: constant(1) }), { minLength: 1, maxLength: 20 });
    assert(property(far, far, (people, sites) => {
      const input = { demand: people, supply: sites, catchmentM: 1e6 };
      expect(floatingCatchment(input).nearestM).toEqual(naive(input).nearestM);
    }), runs);
  });
});

describe("a wrong call", () => {
  const people = [{ x: 0, y: 0, population: 1 }];
  const sites = [{ x: 0, y: 0, capacity: 1 }];
  const pairs = { population: [1], capacity: [1], firstPair: [0, 1], pairDemand: [0], pairDistanceM: [1], catchmentM: 1 };
  const by = "floatingCatchmentByDistance";
  it.each([
    [() => floatingCatchment({ demand: people, supply: sites, catchmentM: 0 }), "floatingCatchment: catchmentM is 0, expected a finite number above 0"],
    [() => floatingCatchment({ demand: [{ x: Number.NaN, y: 0, population: 1 }], supply: sites, catchmentM: 1 }), "floatingCatchment: demand[0].x is NaN, expected a number of metres from -1e12 to 1e12"],
    [() => floatingCatchment({ demand: people, supply: [{ x: 0, y: 0, capacity: -1 }], catchmentM: 1 }), "floatingCatchment: supply[0].capacity is -1, expected a finite number ≥ 0"],
    [() => floatingCatchment({ demand: [{ x: 0, y: 0, population: 1e-300 }], supply: [{ x: 0, y: 0, capacity: 1e300 }], catchmentM: 1 }), "supply[0] has capacity 1e+300 for a demand of 1e-300"],
    [() => floatingCatchment({ demand: people, supply: sites, catchmentM: 1, decay: { kind: "gaussian", bandwidthM: 0 } }), "floatingCatchment: decay.bandwidthM is 0, expected a finite number above 0"],
    [() => floatingCatchment({ demand: people, supply: sites, catchmentM: 1, decay: { kind: "steps", steps: [{ toM: 2, weight: 1 }, { toM: 2, weight: 1 }] } }), "decay.steps[1].toM is 2, expected a finite number above 2"],
    [() => floatingCatchment({ demand: people, supply: sites, catchmentM: 1, decay: { kind: "steps", steps: [{ toM: 2, weight: -1 }] } }), "decay.steps[0].weight is -1, expected a finite number ≥ 0"],
    [() => floatingCatchmentByDistance({ ...pairs, pairDemand: [1] }), `${by}: pairDemand[0] is 1, expected a demand site from 0 to 0`],
    [() => floatingCatchmentByDistance({ ...pairs, pairDemand: [] }), `${by}: pairDemand has 0 values, expected 1`],
    [() => floatingCatchmentByDistance({ ...pairs, firstPair: [0] }), `${by}: firstPair has 1 values, expected 2`],
    [() => floatingCatchmentByDistance({ ...pairs, firstPair: [1, 1] }), `${by}: firstPair[0] is 1, expected a whole number from 0 to 0`],
    [() => floatingCatchmentByDistance({ ...pairs, firstPair: [0, 0] }), `${by}: firstPair[1] is 0, expected 1`],
    [() => floatingCatchmentByDistance({ ...pairs, pairDistanceM: [-1] }), `${by}: pairDistanceM[0] is -1, expected a finite number ≥ 0`],
  ])("is refused with its place and value: %#", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
