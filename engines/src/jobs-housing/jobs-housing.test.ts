import { array, assert, constant, integer, nat, oneof, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { commutes, containments, dissimilarity, jobsHousing, withinReach, type JobsHousingInput } from "./index.js";

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Three zones: a town of offices, a dormitory, a mixed one. */
const town: JobsHousingInput = {
  zones: ["a", "b", "c"],
  flows: [[40, 5, 5], [60, 20, 20], [10, 5, 35]],
  households: [50, 80, 40],
  minutes: [[10, 40, 30], [40, 10, 50], [30, null, 10]],
  catchmentMin: 30,
};

const cities = integer({ min: 1, max: 6 }).chain((count) => {
  const table = <T>(cell: Parameters<typeof array<T>>[0]) => array(array(cell, { minLength: count, maxLength: count }), { minLength: count, maxLength: count });
  return record({
    flows: table(integer({ min: 0, max: 500 })), minutes: table(oneof(integer({ min: 0, max: 90 }), constant(null))),
    outside: array(nat({ max: 300 }), { minLength: count, maxLength: count }), inside: array(nat({ max: 300 }), { minLength: count, maxLength: count }),
  }).map(({ flows, minutes, outside, inside }) => ({
    zones: flows.map((_, zone) => `z${zone}`), flows, minutes,
    workers: flows.map((row, zone) => sum(row) + outside[zone]!), jobs: flows.map((_, zone) => sum(flows.map((row) => row[zone]!)) + inside[zone]!),
  }));
});

describe("jobs and housing", () => {
  it("give the figures that can be worked out by hand", () => {
    const found = jobsHousing(town);
    expect(found.jobsHousingRatio).toEqual([110 / 50, 30 / 100, 60 / 50]);
    expect(found.balance).toEqual(["short-of-housing", "short-of-jobs", "balanced"]);
    expect(found.jobsPerHousehold).toEqual([2.2, 0.375, 1.5]);
    expect(found.residentSelfContainment).toEqual([0.8, 0.2, 0.7]);
    expect(found.jobSelfContainment).toEqual([40 / 110, 20 / 30, 35 / 60]);
    expect(found.independenceIndex).toEqual([40 / 80, 20 / 90, 35 / 40]);
    expect(found.localToOutgoing).toEqual([4, 0.25, 35 / 15]);
    expect(found.dissimilarity).toBeCloseTo((110 / 200 - 50 / 200 + (100 - 30) / 200 + 10 / 200) / 2, 15);
    expect(found.catchmentRatio).toEqual([170 / 100, 30 / 100, 170 / 100]);
    expect(found.jobAccess).toEqual([110 / 100 + 60 / 100, 30 / 100, 110 / 100 + 60 / 100]);
    expect(found.meanMinutes).toEqual([(400 + 200 + 150) / 50, (2400 + 200 + 1000) / 100, (300 + 350) / 45]);
    expect(found.shareWithin).toEqual([45 / 50, 20 / 100, 45 / 50]);
    expect(found.all).toEqual({ jobsHousingRatio: 1, livingWhereWorking: 95 / 200 });
    expect(found.shareWithinAll).toBe(110 / 200);
  });

  it("stay within their bounds, whatever comes from and goes outside", () => {
    assert(property(cities, (city) => {
      const found = jobsHousing({ ...city, explain: true });
      for (const values of [found.residentSelfContainment, found.jobSelfContainment, found.shareWithin]) {
        for (const value of values!) expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }
      expect(found.dissimilarity === null || (found.dissimilarity >= 0 && found.dissimilarity <= 1)).toBe(true);
      expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
      const { local, out, into } = found.steps!;
      local!.forEach((stay, zone) => expect([stay + out![zone]!, stay + into![zone]!]).toEqual([city.workers[zone], city.jobs[zone]]));
      found.independenceIndex!.forEach((value, zone) => value !== null && expect(value).toBeLessThanOrEqual((found.localToOutgoing![zone] ?? Infinity)));
    }));
  });

  it("do not depend on the unit or the order of the zones", () => {
    assert(property(cities, nat({ max: 5 }), (city, turn) => {
      const found = jobsHousing(city);
      const twice = (values: number[]) => values.map((value) => value * 2);
      const doubled = jobsHousing({ ...city, flows: city.flows.map(twice), workers: twice(city.workers), jobs: twice(city.jobs) });
      expect(doubled).toEqual(found);
      const order = city.zones.map((_, zone) => (zone + turn) % city.zones.length);
      const pick = <T>(values: readonly T[]) => order.map((zone) => values[zone]!);
      const turned = jobsHousing({ zones: pick(city.zones), flows: pick(city.flows).map(pick), minutes: pick(city.minutes).map(pick), workers: pick(city.workers), jobs: pick(city.jobs) });
      for (const key of ["jobsHousingRatio", "balance", "residentSelfContainment", "independenceIndex", "meanMinutes"] as const) expect(turned[key]).toEqual(pick<unknown>(found[key]!));
      turned.jobAccess!.forEach((value, zone) => expect(value).toBeCloseTo(found.jobAccess![order[zone]!]!, 10));
    }));
  });

  it("share out by access every job that a worker reaches, once", () => {
    assert(property(cities, nat({ max: 90 }), ({ jobs, workers, minutes }, limit) => {
      const { jobAccess } = withinReach(jobs, workers, minutes, limit + 1);
      const reached = jobs.filter((_, work) => minutes.some((row, home) => workers[home]! > 0 && row[work] !== null && row[work]! <= limit + 1));
      expect(sum(jobAccess.map((value, home) => value * workers[home]!))).toBeCloseTo(sum(reached), 6);
    }));
  });

  it("find in a catchment of everything the ratio of the whole city, and no less reached in a larger one", () => {
    assert(property(cities, nat({ max: 80 }), (city, limit) => {
      const everywhere = city.minutes.map((row) => row.map(() => 5));
      const { catchmentRatio, all } = jobsHousing({ ...city, minutes: everywhere });
      for (const value of catchmentRatio!) expect(value).toEqual(all.jobsHousingRatio);
      const near = commutes(city.flows, city.minutes, limit + 1).shareWithinAll;
      const far = commutes(city.flows, city.minutes, limit + 11).shareWithinAll;
      expect((far ?? 0) >= (near ?? 0)).toBe(true);
    }));
  });

  it("are alike when spread alike and 1 apart when never together", () => {
    expect(dissimilarity([10, 20, 30], [1, 2, 3])).toBeCloseTo(0, 15);
    expect(dissimilarity([5, 0], [0, 9])).toBe(1);
    expect(dissimilarity([0, 0], [1, 2])).toBeNull();
    expect(dissimilarity([], [])).toBeNull();
  });
});

describe("zones that are empty, closed or unknown", () => {
  it("are null where nobody lives, works or crosses a border, and short of housing with jobs alone", () => {
    const found = jobsHousing({ zones: ["empty", "closed", "works"], flows: [[0, 0, 0], [0, 7, 0], [0, 0, 0]], jobs: [0, 7, 9], workers: [0, 7, 0] });
    expect(found.jobsHousingRatio).toEqual([null, 1, null]);
    expect(found.balance).toEqual([null, "balanced", "short-of-housing"]);
    expect(found.residentSelfContainment).toEqual([null, 1, null]);
    expect(found.jobSelfContainment).toEqual([null, 1, 0]);
    expect(found.independenceIndex).toEqual([null, null, 0]);
    expect(found.localToOutgoing).toEqual([null, null, null]);
  });

  it("have null for what needs flows or minutes, when there are none", () => {
    const found = jobsHousing({ zones: ["a"], jobs: [3], workers: [2] });
    expect(found).toMatchObject({ jobsHousingRatio: [1.5], jobsPerHousehold: null, residentSelfContainment: null, independenceIndex: null, catchmentRatio: null, meanMinutes: null, shareWithinAll: null });
    expect(found.all).toEqual({ jobsHousingRatio: 1.5, livingWhereWorking: null });
    expect(jobsHousing({ zones: [], jobs: [], workers: [] })).toMatchObject({ jobsHousingRatio: [], dissimilarity: null });
    expect(containments([], [], []).residentSelfContainment).toEqual([]);
    expect(jobsHousing({ zones: ["a"], flows: [[4]], minutes: [[null]] })).toMatchObject({ meanMinutes: [null], shareWithin: [0], catchmentRatio: [null], jobAccess: [0] });
  });

  it.each([
    [{ zones: ["a"] }, "jobsHousing: workers is missing, expected a number for each zone, or flows"],
    [{ zones: ["a"], jobs: [1], workers: [-1] }, "workers[0] is -1, expected a finite number ≥ 0"],
    [{ zones: ["a"], jobs: [1, 2], workers: [1] }, "jobs has 2 values, expected one for each of 1 zones"],
    [{ zones: ["a"], flows: [[5]], jobs: [4] }, "jobs[0] is 4, expected at least the 5 commuters in flows"],
    [{ zones: ["a"], flows: [] }, "flows has 0 rows, expected one for each of 1 zones"],
    [{ zones: ["a"], flows: [[5]], minutes: [[-2]] }, "minutes[0][0] is -2, expected a finite number ≥ 0 or null"],
    [{ zones: ["a"], flows: [[5]], catchmentMin: 0 }, "catchmentMin is 0, expected a finite number above 0"],
    [{ zones: ["a"], flows: [[5]], balancedTo: 0.5 }, "balancedTo is 0.5, expected 0 < balancedFrom ≤ 1 ≤ balancedTo"],
  ])("%j is refused by name", (input, message) => {
    expect(() => jobsHousing(input)).toThrow(message);
    expect(() => jobsHousing(input)).toThrow(RangeError);
  });
});
