import type { Unit } from "@chengqi/domain/figures/figure";
import { describe, expect, test } from "vitest";
import { columnScale, numberText, periodText, scaleFor, type Reading } from "./format.js";

const zh: Reading = { language: "zh", areaUnit: "km2" };
const mu: Reading = { language: "zh", areaUnit: "mu" };
const en: Reading = { language: "en", areaUnit: "km2" };

const shown = (value: number, unit: Unit, reading: Reading): [string, string] => {
  const scale = scaleFor(unit, value, reading);
  return [numberText(value, scale, reading.language), scale.unitKey];
};

describe("a figure is read in the unit people use", () => {
  const cases: [number, Unit, Reading, string, string][] = [
    [20_937_757, "person", zh, "2,093.8万", "unit.person"],
    [20_937_757, "person", en, "20.9 m", "unit.person"],
    [61_200, "person", zh, "61,200", "unit.person"],
    [17_717_000_000, "cny", zh, "177.2", "unit.hundredMillionCny"],
    [1_771_700_000_000, "cny", zh, "17,717", "unit.hundredMillionCny"],
    [17_717_000_000, "cny", en, "17.7 bn", "unit.cny"],
    [523_000, "cny", zh, "52.3", "unit.tenThousandCny"],
    [121_400_000, "m2", zh, "121.4", "unit.km2"],
    [121_400_000, "m2", mu, "18.21", "unit.tenThousandMu"],
    [2000, "m2", mu, "3", "unit.mu"],
    [14_335_000_000, "m2", en, "14,335", "unit.km2"],
    [0.787_7, "ratio", zh, "78.8", "unit.ratio"],
    [0, "count", zh, "0", "unit.count"],
    [1.234, "index", en, "1.23", "unit.index"],
  ];
  test.each(cases)("%d %s", (value, unit, reading, text, unitKey) => {
    expect(shown(value, unit, reading)).toEqual([text, unitKey]);
  });
});

test("a column has one scale, that of its largest value", () => {
  const scale = columnScale("cny", ["250000000", null, "30000"], zh);
  expect(scale.unitKey).toBe("unit.hundredMillionCny");
  expect(numberText(210_000_000, scale, "zh")).toBe("2.1");
});

test("a small value on a large scale keeps two decimals, and is never shown as zero", () => {
  expect(numberText(30_000, scaleFor("cny", 1e9, zh), "zh")).toBe("<0.01");
  expect(numberText(0, scaleFor("cny", 1e9, zh), "zh")).toBe("0");
  expect(numberText(25_000_000, scaleFor("cny", 1e9, zh), "zh")).toBe("0.25");
});

test.each([
  ["2020", "zh", "2020年"], ["2017-07", "zh", "2017年7月"], ["2021-08-19", "zh", "2021年8月19日"],
  ["2017-07", "en", "Jul 2017"], ["2021-08-19", "en", "19 Aug 2021"], ["2021年及以后", "zh", "2021年及以后"],
] as const)("%s in %s is %s", (period, language, text) => {
  expect(periodText(period, language)).toBe(text);
});
