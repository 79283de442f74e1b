import { chainFileSchema } from "@chengqi/domain/chains/chain-file";
import { expect, test } from "vitest";
import { AreaSums } from "./area-sums.js";
import { chainLifeCycles, lifeCyclePart } from "./conclude-life-cycles.js";
import { LinkTable } from "./link-table.js";
import { FirmYears, Sums } from "./sums.js";

const years = [2016, 2017, 2018, 2019, 2020];
const both = (zh: string) => ({ zh, en: zh });
const link = (id: string, parents: string[] = []) =>
  ({ id, name: both(id), stage: "mid" as const, parents, classes: [{ code: "3973" }], maturity: "growing" as const, products: ["芯片"], productsEn: ["chip"] });
const chain = chainFileSchema.parse({
  id: "chips", name: both("芯片"), version: 1, validFrom: "2016-01-01", ecosystems: ["电子信息"], mark: "editorial", author: both("编者"), date: "2020-12-31",
  links: [link("all"), link("up", ["all"]), link("down", ["all"]), link("none"), link("other")],
  edges: ["up", "down", "none", "other"].map((from) => ({ from, to: from === "other" ? "up" : "other", kind: "material" as const })),
});
/** Sums of two links that grow and shrink year by year. */
function linkTable(): LinkTable {
  const of = new Sums(years);
  const cell = of.cell("Z1", "510104");
  const add = (id: string, place: number, firms: number, revenueCny: number) => {
    const firm = new FirmYears(years.length);
    firm.count = 1;
    firm.places[0] = place;
    firm.revenue[0] = revenueCny / firms;
    of.add(of.item("link", `chips@1/${id}`), cell, firm, firms, 1);
  };
  for (const at of years.keys()) {
    add("up", at, 20 * 1.3 ** at, 100 * 1.4 ** at);
    add("down", at, 60 * 0.8 ** at, 60 * 0.85 ** at);
  }
  return new LinkTable(new AreaSums(of, "510100"));
}
const sums = linkTable();

test("links have the stage of their own sums, a group that of its parts together, and a link without firms none", () => {
  const found = chainLifeCycles(chain, sums, years, 2020);
  expect([...found].map(([id, { stage }]) => [id, stage])).toEqual([["all", "growth"], ["up", "growth"], ["down", "decline"], ["none", null], ["other", null]]);
  expect(found.get("up")?.since).toBe(2020);
});

test("no stage is told from fewer than five years, nor from years to come", () => {
  expect([...chainLifeCycles(chain, sums, years, 2019).values()].every(({ stage }) => stage === null)).toBe(true);
});

test("a stage that cannot be told says why", () => {
  const up = chainLifeCycles(chain, sums, years, 2020).get("up")!;
  expect(lifeCyclePart(up, 2020, 57, "synthetic")).toMatchObject({ value: up.confidence, reason: null, inputs: [{ measure: "lifeCycleSince", value: 2020, unit: "year" }] });
  const untold = { stage: null, since: null, confidence: null };
  expect([lifeCyclePart(untold, 2020, 0, "synthetic").reason, lifeCyclePart(untold, 2019, 5, "synthetic").reason]).toEqual(["no-firms", "few-years"]);
});
