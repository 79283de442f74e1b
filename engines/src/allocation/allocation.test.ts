import { array, assert, integer, property, record, tuple } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../../server/src/computing/solver.js";
import type { LinearSolver } from "../numbers/index.js";
import { allocation, type AllocationInput } from "./index.js";

let solve: LinearSolver;
beforeAll(async () => {
  solve = await loadSolver();
});
const place = (input: AllocationInput, explained = false) => allocation(input, solve, 60, () => false, explained);

const two: AllocationInput = {
  score: [[80, 60], [70, 75], [90, 85]], land: [40, 30, 50], fund: [200, 100, 300], talent: [50, 30, 80],
  zone_land_cap: [60, 80], zone_talent_cap: [100, 120], budget: 500, binary: true,
};

const few = integer({ min: 0, max: 20 });
const small = tuple(integer({ min: 1, max: 4 }), integer({ min: 1, max: 3 })).chain(([projects, zones]) => {
  const each = (count: number) => array(few, { minLength: count, maxLength: count });
  return record({
    score: array(each(zones), { minLength: projects, maxLength: projects }), land: each(projects), fund: each(projects), talent: each(projects),
    zone_land_cap: each(zones), zone_talent_cap: each(zones), budget: few,
  });
});

/** The best sum of scores by trying everything. */
function bestByTrying(input: Omit<AllocationInput, "binary">): number {
  const zones = input.zone_land_cap.length;
  let best = 0;
  const fits = (choice: readonly number[]) =>
    input.zone_land_cap.every((cap, z) => choice.reduce((sum, at, p) => sum + (at === z ? input.land[p]! : 0), 0) <= cap)
    && input.zone_talent_cap.every((cap, z) => choice.reduce((sum, at, p) => sum + (at === z ? input.talent[p]! : 0), 0) <= cap)
    && choice.reduce((sum, at, p) => sum + (at < zones ? input.fund[p]! : 0), 0) <= input.budget;
  const go = (choice: readonly number[]): void => {
    if (choice.length < input.score.length) {
      for (let at = 0; at <= zones; at += 1) go([...choice, at]);
      return;
    }
    if (fits(choice)) best = Math.max(best, choice.reduce((sum, at, p) => sum + (input.score[p]![at] ?? 0), 0));
  };
  go([]);
  return best;
}

describe("allocation", () => {
  it("of whole projects is the best of all there are, and splitting them is never worse", () => {
    assert(property(small, (input) => {
      const whole = place({ ...input, binary: true });
      const split = place({ ...input, binary: false });
      expect(whole.status).toBe("optimal");
      expect(whole.objective).toBeCloseTo(bestByTrying(input), 6);
      expect(split.objective!).toBeGreaterThanOrEqual(whole.objective! - 1e-6);
    }), { numRuns: 40 });
  }, 120_000);

  it("says where each project went, what it lacks elsewhere, and which limits stand in the way", () => {
    const { steps, bindingLimits, assignment, objective } = place(two, true);
    expect(assignment).toEqual([[1, 0], [0, 0], [0, 1]]);
    expect(objective).toBeCloseTo(165, 6);
    expect(steps!.projects[1]).toEqual({
      project: 1, zones: [],
      better: [
        { zone: 1, score: 75, lacking: [{ limit: "budget", needs: 100, free: 0 }] },
        { zone: 0, score: 70, lacking: [{ limit: "zone_land_cap[0]", needs: 30, free: 20 }, { limit: "budget", needs: 100, free: 0 }] },
      ],
    });
    expect(bindingLimits).toEqual(["zone_land_cap[0]", "zone_talent_cap[0]", "budget"]);
    expect(steps!.limits.find(({ limit }) => limit === "budget")).toMatchObject({ used: 500, cap: 500, free: 0, price: null });
  });

  it("prices the limits of projects that may be split: one more unit of the budget adds its price", () => {
    const input = { ...two, binary: false };
    const price = place(input, true).steps!.limits.find(({ limit }) => limit === "budget")!.price!;
    expect(price).toBeGreaterThan(0);
    expect(place({ ...input, budget: 501 }).objective! - place(input).objective!).toBeCloseTo(price, 6);
  });

  it("names the limits that cannot hold together, and none of them can be left out", () => {
    const input = { ...two, score: [[1], [1], [1]], zone_land_cap: [60], zone_talent_cap: [500], required: [true, true, false] };
    expect(place(input)).toMatchObject({ status: "infeasible", objective: null, assignment: null, conflictingLimits: ["project[0]", "project[1]", "zone_land_cap[0]"] });
    expect(allocation(input, solve, 60, () => true).conflictingLimits).toBeNull();
  });

  it("keeps a project from a zone it may not go to, and takes none where there is nothing", () => {
    expect(place({ ...two, score: [[null, 60], [70, 75], [90, 85]] }).assignment![0]![0]).toBe(0);
    expect(place({ ...two, score: [], land: [], fund: [], talent: [] })).toMatchObject({ status: "optimal", objective: 0, assignment: [] });
    expect(place({ ...two, budget: 0 })).toMatchObject({ objective: 0, assignment: [[0, 0], [0, 0], [0, 0]] });
  });

  it.each([
    [{ land: [1] }, "land has 1 values, expected one for each of 3 projects"], [{ budget: -1 }, "budget is -1, expected a finite number ≥ 0"],
    [{ zone_talent_cap: [1] }, "zone_talent_cap has 1 values"], [{ score: [[1, 2], [1], [1, 2]] }, "score[1] has 1 values"], [{ fund: [1, Number.NaN, 2] }, "fund[1] is NaN"],
  ])("refuses %j by name", (change, words) => expect(() => place({ ...two, ...change })).toThrow(words));
});
