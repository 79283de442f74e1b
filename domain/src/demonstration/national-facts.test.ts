import { describe, expect, it } from "vitest";
import { divisionFacts, type InputOutputTable } from "./national-facts.js";

/** Coal (006), electricity (100), a factory (050) and wholesale (109), in 10,000 CNY; figures chosen for easy arithmetic. */
const table: InputOutputTable = {
  codes: ["006", "050", "100", "109"],
  flows: [[10, 100, 50, 0], [0, 0, 0, 0], [20, 200, 10, 5], [0, 0, 0, 0]],
  output: [1000, 4000, 2000, 500],
  valueAdded: [500, 1000, 600, 300],
  netTaxes: [50, 100, 20, -60],
  operatingSurplus: [100, 500, 100, 50],
};
const mapping = [
  { sector: "006", division: "06" }, { sector: "050", division: "27" }, { sector: "100", division: "44" },
  { sector: "109", division: "51" }, { sector: "109", division: "52" },
];
const employment = [
  { division: "06", section: "B", employees10k: 10 }, { division: "27", section: "C", employees10k: 0.01 }, { division: "44", section: "D", employees10k: 4 },
  { division: "51", section: "F", employees10k: 3 }, { division: "52", section: "F", employees10k: 7 }, { division: "91", section: "S", employees10k: 5 },
];
const facts = new Map(divisionFacts(table, mapping, employment).map((one) => [one.code, one]));

describe("divisionFacts", () => {
  it("takes the ratios from the columns of the table", () => {
    expect(facts.get("27")).toMatchObject({ valueAddedRatio: 0.25, taxRatio: (100 + 0.2 * 500) / 4000 });
    expect(facts.get("06")).toMatchObject({ revenuePerEmployeeCny: 100, valueAddedRatio: 0.5, taxRatio: 0.07 });
  });

  it("turns purchases of energy into coal equivalents and emissions", () => {
    expect(facts.get("27")?.energyTcePerCny).toBeCloseTo((100 * 11.9 + 200 * 4.2) / 4000 / 10_000, 12);
    expect(facts.get("27")?.emissionsTCO2ePerCny).toBeCloseTo((100 * 11.9 * 2.66 + 200 * 4.2 * 1.9) / 4000 / 10_000, 12);
  });

  it("counts a tenth where one carrier is turned into another", () =>
    expect(facts.get("44")?.energyTcePerCny).toBeCloseTo((0.1 * (50 * 11.9 + 10 * 4.2)) / 2000 / 10_000, 12));

  it("lets divisions share a sector, and takes trade's output as a tenth of its revenue", () => {
    for (const code of ["51", "52"]) expect(facts.get(code)).toMatchObject({ revenuePerEmployeeCny: 500, valueAddedRatio: 0.06 });
  });

  it("holds the limits: a least tax, a most revenue per employee, no firms in public administration", () => {
    expect(facts.get("51")?.taxRatio).toBe(0.003);
    expect(facts.get("27")?.revenuePerEmployeeCny).toBe(400_000);
    const richer = divisionFacts({ ...table, output: [1000, 4_000_000, 2000, 500] }, mapping, employment);
    expect(richer.find(({ code }) => code === "27")?.revenuePerEmployeeCny).toBe(1_500_000);
    expect(facts.has("91")).toBe(false);
  });

  it("refuses a division without a sector", () =>
    expect(() => divisionFacts(table, mapping.slice(1), employment)).toThrow("division 06 has no sector"));
});
