import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftShare, type ShiftShareInput } from "./index.js";

const row = array(constantFrom(0, 1, 2, 5, 9, 20, 100), { minLength: 4, maxLength: 4 });
const dates = array(array(row, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
const named = (values: readonly (readonly (readonly number[])[])[]): ShiftShareInput =>
  ({ regions: (values[0] ?? []).map((_, r) => `r${r}`), industries: (values[0]?.[0] ?? []).map((_, i) => `i${i}`), values });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);

describe("shift-share", () => {
  it("falls into parts that add up to the change, cell by cell and region by region, classic and dynamic", () => {
    assert(property(dates, (values) => {
      for (const dynamic of [false, true]) {
        const found = shiftShare({ ...named(values), dynamic });
        found.change.forEach((cells, r) => {
          cells.forEach((change, i) => {
            expect(change).toBeCloseTo(values.at(-1)![r]![i]! - values[0]![r]![i]!, 9);
            expect(found.benchmarkGrowth[r]![i]! + found.industryMix[r]![i]! + found.competitive[r]![i]!).toBeCloseTo(change, 7);
            expect(found.netCompetitive[r]![i]! + found.allocation[r]![i]! + found.entry[r]![i]!).toBeCloseTo(found.competitive[r]![i]!, 7);
          });
          expect(found.byRegion.industryMix[r]).toBeCloseTo(sum(found.industryMix[r]!), 9);
          expect(found.byRegion.change[r]).toBeCloseTo(sum(cells), 9);
        });
        expect(JSON.stringify(found)).not.toMatch(/null/);
      }
    }));
  });

  it("leaves nothing of the lead over all regions together, in every industry that was there before", () => {
    assert(property(dates, (values) => {
      const { competitive, entry, byRegion } = shiftShare(named(values));
      [0, 1, 2, 3].forEach((i) => {
        const began = sum(values[0]!.map((cells) => cells[i]!)) > 0;
        expect(sum(competitive.map((cells) => cells[i]!))).toBeCloseTo(began ? 0 : sum(entry.map((cells) => cells[i]!)), 7);
      });
      const begun = sum(values.at(-1)!.flatMap((cells) => cells.filter((_, i) => values[0]!.every((start) => start[i] === 0))));
      if (sum(values[0]!.flat()) > 0) expect(sum(byRegion.benchmarkGrowth) + sum(byRegion.industryMix) + begun).toBeCloseTo(sum(byRegion.change), 6);
    }));
  });

  it("has a mix of 0 and an allocation of 0 for a region that is the benchmark made smaller", () => {
    assert(property(array(integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }), row, (start, end) => {
      const benchmark = [start.map((value) => value * 3), end.map((value, i) => Math.max(value, start[i]!) * 4)];
      const found = shiftShare({ ...named([[start], [end]]), benchmark });
      expect(found.byRegion.industryMix[0]).toBeCloseTo(0, 7);
      expect(found.byRegion.allocation[0]).toBeCloseTo(0, 7);
      expect(found.byRegion.netCompetitive[0]).toBeCloseTo(found.byRegion.competitive[0]!, 7);
    }));
  });

  it("is the same, times the factor, in another unit", () => {
    assert(property(dates, (values) => {
      const one = shiftShare({ ...named(values), dynamic: true }).byRegion;
      const other = shiftShare({ ...named(values.map((rows) => rows.map((cells) => cells.map((value) => value * 8)))), dynamic: true }).byRegion;
      expect(other).toEqual(Object.fromEntries(Object.entries(one).map(([name, found]) => [name, found.map((value) => value * 8)])));
    }));
  });

  it("is dynamic as the sum of its steps, and the classic one for two dates", () => {
    assert(property(dates, (values) => {
      const whole = shiftShare({ ...named(values), dynamic: true }).byRegion.netCompetitive;
      const steps = values.slice(1).map((next, k) => shiftShare(named([values[k]!, next])).byRegion.netCompetitive);
      whole.forEach((value, r) => expect(value).toBeCloseTo(sum(steps.map((step) => step[r]!)), 7));
      const ends = [values[0]!, values.at(-1)!];
      expect(shiftShare(named(values))).toEqual(shiftShare({ ...named(ends), dynamic: true }));
    }));
  });

  it("takes from the benchmark and its industries what can be reckoned by hand", () => {
    // The benchmark grows from 1000 to 1200 (20 %), its industries by 50 % and −10 %; the region's by 60 % and −20 %.
    const found = shiftShare({ ...named([[[100, 100]], [[160, 80]]]), benchmark: [[500, 500], [750, 450]], explain: true });
    const near = (cells: ArrayLike<number>, due: number[]) => due.forEach((value, i) => expect(cells[i]).toBeCloseTo(value, 10));
    near(found.benchmarkGrowth[0]!, [20, 20]);
    near(found.industryMix[0]!, [30, -30]);
    near(found.competitive[0]!, [10, -10]);
    near(found.netCompetitive[0]!, [10, -10]);
    const [step] = found.steps!;
    expect(step).toMatchObject({ from: 0, to: 1 });
    near([step!.benchmarkRate!, ...(step!.industryRate as number[]), ...(step!.regionRate![0] as number[])], [0.2, 0.5, -0.1, 0.6, -0.2]);
  });

  it("counts an industry that begins from 0 as entry, and says null for its growth rate", () => {
    const found = shiftShare({ ...named([[[0, 10], [5, 5]], [[7, 10], [5, 5]]]), explain: true });
    expect([found.entry[0]![0], found.competitive[0]![0], found.netCompetitive[0]![0], found.benchmarkGrowth[0]![0]]).toEqual([7, 7, 0, 0]);
    expect(found.steps![0]!.regionRate![0]![0]).toBeNull();
    expect(shiftShare({ ...named([[[0]], [[3]]]), explain: true })).toMatchObject({ byRegion: { entry: [3], change: [3] }, steps: [{ benchmarkRate: null }] });
    expect(shiftShare(named([[], []])).byRegion.change).toEqual([]);
  });

  it.each([
    [[[[1]]], undefined, "shiftShare: values has 1 dates, expected at least 2"],
    [[[[1]], []], undefined, "shiftShare: values[1] has 0 rows, expected one for each of 1 regions"],
    [[[[1]], [[1, 2]]], undefined, "shiftShare: values[1][0] has 2 values, expected one for each of 1 industries"],
    [[[[1]], [[-1]]], undefined, "shiftShare: values[1][0][0] is -1, expected a finite number ≥ 0"],
    [[[[1]], [[1]]], [[1]], "shiftShare: benchmark has 1 dates, expected 2 as in values"],
    [[[[1]], [[1]]], [[2], [0]], "shiftShare: benchmark[1][0] is 0, expected at least the 1 of values[1][0][0]"],
  ])("refuses %j with the benchmark %j", (values, benchmark, message) => {
    expect(() => shiftShare({ ...named(values), benchmark })).toThrow(new RangeError(message));
  });
});
