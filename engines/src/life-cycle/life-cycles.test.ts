import { array, assert, double, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { lifeCycles, usualThresholds, type LifeCycleInput } from "./index.js";

/** One link from 2010 on: entries, exits and output by year. */
const link = (entries: number[], exits: number[], output: (number | null)[], firmsBefore = 0): LifeCycleInput =>
  ({ years: entries.map((_, year) => 2010 + year), links: ["a"], entries: [entries], exits: [exits], output: [output], firmsBefore: [firmsBefore] });
const steady = (firms: number, entry: number, exit: number, growth: number, years = 8) =>
  link(Array<number>(years).fill(entry), Array<number>(years).fill(exit), Array.from({ length: years }, (_, year) => 100 * (1 + growth) ** year), firms);

const cycles = integer({ min: 1, max: 14 }).chain((years) => {
  const row = (most: number) => array(integer({ min: 0, max: most }), { minLength: years, maxLength: years });
  return record({ entries: row(20), exits: row(6), output: row(500), firmsBefore: integer({ min: 6 * years, max: 200 }) })
    .map(({ entries, exits, output, firmsBefore }) => link(entries, exits, output, firmsBefore));
});

describe("the stage of a link", () => {
  it.each([
    ["growth", 100, 15, 5, 0.2], ["growth", 100, 5, 5, 0.2], ["growth", 100, 15, 5, 0], ["maturity", 100, 5, 5, 0.02], ["maturity", 100, 2, 9, 0.2],
    ["maturity", 100, 2, 9, 0], ["maturity", 100, 15, 5, -0.1], ["decline", 100, 5, 5, -0.1], ["decline", 100, 1, 9, -0.1],
    ["introduction", 3, 0, 0, 0.4], ["introduction", 0, 1, 0, 0.4], ["decline", 8, 0, 1, -0.2],
  ])("is %s with %i firms, %i entering and %i leaving a year, and output growing by %d", (stage, firms, entry, exit, growth) => {
    const found = lifeCycles(steady(firms, entry, exit, growth));
    expect(found.stage).toEqual([stage]);
    expect(found.since).toEqual([2014]);
    expect(found.stages[0]!.slice(0, 4)).toEqual([null, null, null, null]);
  });

  it("passes through all five, renewal coming only after a lapse", () => {
    const entries = [1, 0, 1, 0, 2, 3, 4, 12, 20, 25, 20, 8, 5, 4, 2, 1, 1, 0, 1, 12, 25, 30, 30];
    const exits = [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 5, 6, 6, 5, 8, 12, 14, 15, 12, 3, 3, 3, 3];
    const output = [0, 0.1, 0.2, 0.5, 1, 2, 4, 10, 25, 50, 80, 90, 92, 93, 92, 85, 70, 55, 45, 60, 90, 140, 200];
    const { stages } = lifeCycles(link(entries, exits, output));
    const spells = [[null, 4], ["introduction", 2], ["growth", 7], ["maturity", 3], ["decline", 4], ["renewal", 3]] as const;
    expect(stages[0]).toEqual(spells.flatMap(([stage, years]) => Array<string | null>(years).fill(stage)));
    const patient = lifeCycles({ ...link(entries, exits, output), thresholds: { lapseYears: 9 } });
    expect(patient.stage).toEqual(["growth"]);
  });

  it("is null with too few years, unknown output, or without firms", () => {
    expect(lifeCycles(steady(100, 15, 5, 0.2, 4))).toMatchObject({ stage: [null], since: [null], confidence: [null] });
    expect(lifeCycles(steady(0, 0, 0, 0.2))).toMatchObject({ stage: [null], netEntryRate: [Array(8).fill(null)] });
    const unknown = steady(100, 15, 5, 0.2);
    expect(lifeCycles({ ...unknown, output: [unknown.output[0]!.map((value, year) => (year === 4 ? null : value))] }).stages[0]).toEqual([null, null, null, null, null, "growth", "growth", null]);
    expect(lifeCycles({ years: [], links: [], entries: [], exits: [], output: [] })).toEqual({ stage: [], since: [], confidence: [], stages: [], firms: [], netEntryRate: [], outputGrowth: [] });
  });

  it("counts output that begins within the window as rising, its growth being undefined", () => {
    const found = lifeCycles({ ...link([0, 0, 5, 10, 10], [0, 0, 0, 0, 0], [0, 0, 5, 40, 90]), explain: true });
    expect(found.stage).toEqual(["growth"]);
    expect(found.outputGrowth[0]).toEqual([null, null, null, null, null]);
    expect(found.steps!.judgement[0]).toMatchObject({ outputGrowth: null, outputSignal: 1 });
  });

  it("has rates that can be checked by hand", () => {
    const found = lifeCycles(link([10, 10, 10, 10, 10], [0, 0, 0, 0, 5], [100, 100, 110, 121, 133.1], 100));
    expect(found.firms[0]).toEqual([110, 120, 130, 140, 145]);
    expect(found.netEntryRate[0]![4]).toBeCloseTo(25 / (125 + 135 + 142.5), 14);
    expect(found.outputGrowth[0]![4]).toBeCloseTo(0.1, 13);
    expect(found.outputGrowth[0]!.slice(0, 3)).toEqual([null, null, null]);
  });
});

describe("stages of any links", () => {
  it("do not depend on the unit of output, the first year or the order of the links", () => {
    assert(property(cycles, cycles, double({ min: 0.01, max: 100, noNaN: true }), nat({ max: 50 }), (one, other, unit, shift) => {
      const found = lifeCycles(one);
      const moved = lifeCycles({ ...one, years: one.years.map((year) => year + shift), output: one.output.map((row) => row.map((value) => value! * 1024)) });
      expect({ ...moved, since: moved.since.map((year) => year && year - shift) }).toEqual(found);
      const scaled = lifeCycles({ ...one, output: one.output.map((row) => row.map((value) => value! * unit)) });
      scaled.outputGrowth[0]!.forEach((value, year) => (value === null ? expect(found.outputGrowth[0]![year]).toBeNull() : expect(value).toBeCloseTo(found.outputGrowth[0]![year]!, 9)));
      if (one.years.length !== other.years.length) return;
      const both = (first: LifeCycleInput, second: LifeCycleInput) => lifeCycles({
        years: first.years, links: ["a", "b"], entries: [...first.entries, ...second.entries], exits: [...first.exits, ...second.exits],
        output: [...first.output, ...second.output], firmsBefore: [...first.firmsBefore!, ...second.firmsBefore!],
      });
      expect(both(one, other).stages.toReversed()).toEqual(both(other, one).stages);
    }));
  });

  it("have a confidence from 0 to 1 that is the mean of its parts, and rates within their limits", () => {
    assert(property(cycles, (input) => {
      const found = lifeCycles({ ...input, explain: true });
      const [confidence] = found.confidence;
      const [parts] = found.steps!.confidence;
      expect(confidence === null).toBe(found.stage[0] === null);
      if (parts) {
        for (const part of Object.values(parts)) expect(part >= 0 && part <= 1).toBe(true);
        expect(confidence).toBe((parts.agreement + parts.clearness + parts.persistence) / 3);
        expect(parts.agreement >= 1 / 3 - 1e-15).toBe(true);
      }
      for (const rate of found.netEntryRate[0]!) expect(rate === null || (rate >= -2 && rate <= 2)).toBe(true);
      for (const growth of found.outputGrowth[0]!) expect(growth === null || growth >= -1).toBe(true);
      expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
    }));
  });

  it("grow surer with every year of the same, and with the distance from the thresholds", () => {
    const sure = (years: number, growth: number) => lifeCycles(steady(100, 30, 5, growth, years)).confidence[0]!;
    expect(sure(6, 0.3)).toBeGreaterThan(sure(5, 0.3));
    expect(sure(7, 0.3)).toBe(1);
    expect(sure(9, 0.11)).toBeLessThan(sure(9, 0.15));
    expect(lifeCycles(steady(100, 2, 14, 0.4)).confidence[0]!).toBeLessThan(lifeCycles(steady(100, 14, 2, 0.4)).confidence[0]!);
  });

  it("move with their thresholds", () => {
    const input = steady(100, 5, 5, 0.08);
    expect(lifeCycles(input).stage).toEqual(["maturity"]);
    expect(lifeCycles({ ...input, thresholds: { growthUp: 0.05 } }).stage).toEqual(["growth"]);
    expect(lifeCycles({ ...input, thresholds: { fewFirms: 200 } }).stage).toEqual(["introduction"]);
    expect(lifeCycles({ ...input, thresholds: { growthUp: undefined }, explain: true }).steps!.thresholds).toEqual(usualThresholds);
  });
});

describe("wrong input", () => {
  const input = steady(100, 5, 5, 0);
  it.each([
    [{ years: [2010, 2012] }, "years[1] is 2012, expected 2011"], [{ entries: [] }, "entries has 0 rows, expected one for each of 1 links"],
    [{ exits: [[1]] }, "exits[0] has 1 values, expected 8"], [{ output: [[1, -1, 1, 1, 1, 1, 1, 1]] }, "output[0][1] is -1, expected a finite number ≥ 0 or null"],
    [{ firmsBefore: [Number.NaN] }, "firmsBefore[0] is NaN"], [{ firmsBefore: [0], exits: [[9, 0, 0, 0, 0, 0, 0, 0]] }, "exits[0][0] is 9, expected at most the firms there are"],
    [{ thresholds: { windowYears: 0 } }, "thresholds.windowYears is 0, expected an integer ≥ 1"],
    [{ thresholds: { growthUp: -1 } }, "thresholds.growthDown is -0.03 and thresholds.growthUp is -1"],
  ])("%j is refused by name", (change, message) => {
    expect(() => lifeCycles({ ...input, ...change })).toThrow(message);
    expect(() => lifeCycles({ ...input, ...change })).toThrow(RangeError);
  });
});
