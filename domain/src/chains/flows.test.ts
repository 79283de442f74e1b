import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { edgeFlows, flowIndex, flowsWithoutEdge, ioSector, whyNoSector } from "./flows.js";
import { linkImportance, sectorWeights } from "./importance.js";
import { chainSupply, edgeCoefficients, supplyBasis, zoneFlows } from "./supply.js";
import type { ChainFile } from "./chain-file.js";

const rows = (name: string) => readFileSync(new URL(`../../../data/national/${name}`, import.meta.url), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const links = (codes: Record<string, string | null>) => Object.entries(codes).map(([id, code]) => ({ id, parents: [], classes: code === null ? [] : [{ code, partial: false }] })) as unknown as ChainFile["links"];
const edge = (from: string, to: string, kind: ChainFile["edges"][number]["kind"] = "material", critical = false) => ({ from, to, kind, critical });

// Three sectors: 043 basic chemicals, 094 electronic components, 129 information services. Units are alike.
const table = {
  id: "test", sectors: [{ code: "043", output: 200 }, { code: "094", output: 400 }, { code: "129", output: 100 }],
  flows: [{ from: "043", to: "094", value: 80 }, { from: "129", to: "094", value: 20 }, { from: "094", to: "094", value: 100 }, { from: "094", to: "129", value: 10 }, { from: "043", to: "129", value: 0 }],
};
const index = flowIndex(table);

describe("sectors of classes", () => {
  const divisions = rows("io153-divisions.csv");

  it("are of the divisions the table has for them, each class in one or in none with a reason", () => {
    const classes = rows("gbt4754-2017.csv").filter(([, , level]) => level === "class").map(([code]) => code!);
    expect(classes).toHaveLength(1381);
    for (const code of classes) {
      const allowed = divisions.filter(([, division]) => division === code.slice(0, 2)).map(([sector]) => sector);
      const sector = ioSector(code);
      if (sector === null) expect([code.slice(0, 2), whyNoSector(code)?.zh]).toEqual(["97", "国际组织不在投入产出表内"]);
      else expect(allowed).toContain(sector);
    }
    expect(new Set(classes.map(ioSector)).size).toBe(154);
  });

  it.each([["3973", "094"], ["6520", "129"], ["6513", "128"], ["3610", "079"], ["3670", "080"], ["3741", "083"], ["5611", "117"], ["9700", null]])("%s lies in %s", (code, sector) => {
    expect(ioSector(code)).toBe(sector);
  });
});

describe("edges beside the table", () => {
  const chain = { links: links({ gas: "2619", chip: "3973", service: "6520", plan: null }), edges: [edge("gas", "chip"), edge("gas", "service"), edge("gas", "service", "equipment"), edge("plan", "chip")] };

  it("have the share of the user's purchases, and no judgement where the table cannot speak", () => {
    // The chip sector buys 80 + 20 + 100 = 200, 80 of it chemicals: 0.4. Services buy 10, none of it chemicals.
    expect(edgeFlows(chain, index).map(({ share, agrees }) => [share, agrees])).toEqual([[0.4, true], [0, false], [0, null], [null, null]]);
  });

  it("lack where a large flow has none", () => {
    // Services to chips are 20 of 200 = 0.1; chips to services 10 of 10 = 1.
    expect(flowsWithoutEdge(chain, index)).toEqual([{ fromSector: "094", toSector: "129", share: 1 }, { fromSector: "129", toSector: "094", share: 0.1 }]);
  });
});

describe("local supply", () => {
  const chain = { links: links({ gas: "2619", acid: "2614", chip: "3973", service: "6520" }), edges: [edge("gas", "chip"), edge("acid", "chip"), edge("service", "chip"), edge("chip", "service")] };

  it("asks of each edge what the table says a yuan of revenue buys, shared by links of one sector", () => {
    // 80 of 400 over two links of the chemicals sector; 20 of 400; 10 of 100.
    expect(edgeCoefficients(supplyBasis(chain, index)).map(({ from, perCny }) => [from, perCny])).toEqual([["gas", 0.1], ["acid", 0.1], ["service", 0.05], ["chip", 0.1]]);
  });

  it("is met as far as local firms reach, as worked out by hand", () => {
    // Chips of 100 need chemicals 100 · 80/400 = 20, gas and acid 10 each; services 100 · 20/400 = 5.
    // Of chemicals 80/200 = 0.4 is used up by others: gas of 10 can sell 4 of 10; acid none. Services: 20/100 · 50 = 10 ≥ 5.
    // Services of 50 need chips 50 · 10/100 = 5; chips can sell 100 · 110/400 = 27.5.
    const { links: found, total } = chainSupply(chain, index, new Map([["chip", 100], ["gas", 10], ["service", 50]]));
    expect(found.map(({ link, askedCny, metRatio, needCny, suppliedCny }) => [link, askedCny, metRatio, needCny, suppliedCny])).toEqual([
      ["gas", 10, 0.4, 0, 0], ["acid", 10, 0, 0, 0], ["chip", 5, 1, 25, 9], ["service", 5, 1, 5, 5],
    ]);
    expect(found.map(({ ratio, reason }) => [ratio, reason])).toEqual([[null, "no-supplier-link"], [null, "no-firms"], [9 / 25, null], [1, null]]);
    expect(total).toEqual({ need: 30, supplied: 14, ratio: 14 / 30 });
  });

  it("goes between zones in proportion, and nothing is lost", () => {
    const { needs, total } = chainSupply(chain, index, new Map([["chip", 100], ["gas", 10], ["service", 50]]));
    const flows = zoneFlows(needs, new Map([["chip", new Map([["A", 75], ["B", 25]])], ["gas", new Map([["B", 10]])], ["service", new Map([["A", 50]])]]));
    // Gas from B: 4 · 75 % = 3 to A, 1 to B. Services A: 5 · 75 % = 3.75 to A, 1.25 to B. Chips to services of A: 3.75 from A, 1.25 from B.
    expect(flows).toEqual([{ from: "A", to: "A", valueCny: 7.5 }, { from: "B", to: "A", valueCny: 4.25 }, { from: "A", to: "B", valueCny: 1.25 }, { from: "B", to: "B", valueCny: 1 }]);
    expect(flows.reduce((sum, { valueCny }) => sum + valueCny, 0)).toBe(total.supplied);
  });

  it("makes a link important by what is asked of it, beside its place and its sectors", () => {
    const supply = chainSupply(chain, index, new Map([["chip", 100]]));
    const found = linkImportance(chain, sectorWeights(table), supply, 2020);
    const gas = found[0]!;
    expect(gas.parts.map(({ measure, value }) => [measure, value])).toEqual([
      // Gas leads to chips and services, two of three others; nothing leads through it; none of its edges is critical.
      ["downstreamShare", 2 / 3], ["betweenness", 0], ["criticalShare", 0],
      // Chemicals buy nothing: multiplier 1, the lowest of three. Asked are 10 of gas, 10 of acid, 5 of services.
      ["multiplierStanding", 1 / 3], ["extractionLossStanding", gas.parts[4]!.value], ["localDemand", 1],
    ]);
    expect(gas.score).toBeCloseTo(gas.parts.reduce((sum, { value }) => sum + value!, 0) / 6, 12);
    const bare = linkImportance({ links: links({ a: null, b: null }), edges: [edge("a", "b")] }, sectorWeights(table), chainSupply({ links: links({ a: null, b: null }), edges: [edge("a", "b")] }, index, new Map()), 2020);
    expect(bare[0]!.parts.filter(({ value }) => value === null).map(({ reason }) => reason)).toEqual(["nothing-between", "no-sector", "no-sector", "no-demand"]);
  });
});
