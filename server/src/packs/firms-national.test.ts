import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tradesOf } from "@chengqi/domain/demonstration/trades";
import { readNationalFacts, readRows } from "./firms-national.js";

const folder = fileURLToPath(new URL("../../../data/national/", import.meta.url));
const rows = (file: string) => readRows(join(folder, file));

test("every sector of the input–output table stands for a division, and every division but the international ones has a sector", async () => {
  const mapping = await rows("io153-divisions.csv");
  const sectors = (await rows("io-china-2020-153.csv")).map((row) => row["Code"] ?? "").filter((code) => /^\d{3}$/.test(code));
  const divisions = (await rows("gbt4754-2017.csv")).filter(({ level }) => level === "division").map((row) => row["code"] ?? "");
  expect(new Set(mapping.map((row) => row["io_code"]))).toEqual(new Set(sectors));
  expect(new Set(mapping.map((row) => row["division_code"]))).toEqual(new Set(divisions.filter((code) => code !== "97")));
});

test("employment falls to the divisions of the same name", async () => {
  const employment = await rows("employment-by-industry.csv");
  const industries = (await rows("gbt4754-2017.csv")).filter(({ level }) => level === "division");
  const { divisions } = await readNationalFacts(folder);
  const persons = (name: string) => employment.find((row) => row["DescriptionInChinese"] === name)?.["2018"];
  const compared = divisions.filter(({ code, employees10k }) => {
    const found = persons(industries.find((row) => row["code"] === code)?.["name_zh"] ?? "");
    if (found === undefined) return false;
    expect(`${code} ${employees10k}`).toBe(`${code} ${Number(found)}`);
    return true;
  });
  // A few names are worded otherwise in the two sources.
  expect(compared.length).toBeGreaterThan(80);
});

test("ratios are those of the table's columns", async () => {
  const { divisions, classes } = await readNationalFacts(folder);
  expect(classes).toHaveLength(1381);
  // 01 to 90; nobody works in 12, other mining.
  expect(divisions).toHaveLength(89);
  // Column 001 of the table: total value added 466,439,689.7 of total input 707,889,673.7 (10,000 CNY).
  expect(divisions.find(({ code }) => code === "01")?.valueAddedRatio).toBeCloseTo(466_439_689.718 / 707_889_673.742, 9);
  expect(divisions.filter((one) => !(one.valueAddedRatio > 0 && one.valueAddedRatio < 1 && one.energyTcePerCny > 0))).toEqual([]);
});

test("every class of sections A to R has a trade for names", async () => {
  const { classes, divisions } = await readNationalFacts(folder);
  const own = classes.filter(({ division }) => divisions.some(({ code }) => code === division));
  expect(own.filter(({ code }) => tradesOf(code).length === 0)).toEqual([]);
  expect(() => tradesOf("9111")).toThrow(RangeError);
});
