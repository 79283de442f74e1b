import { readFileSync } from "node:fs";
import { compileRule } from "@chengqi/engines/rules";
import { array, assert, double, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleFileSchema } from "../rules/rule-file.js";
import { vocabularyFileSchema, vocabularyIn } from "../rules/vocabulary-file.js";
import { candidatesFor, productsIn } from "./candidates.js";
import type { ChainFile } from "./chain-file.js";
import { rankedGaps, type GapInput } from "./gaps.js";
import { rankedHosts } from "./gaps-hosts.js";
import { employmentIndustry, nationalQuotients, presenceOf, togetherOf, type LinkSum } from "./presence.js";
import { statusExplained, statusFacts, statusOf, type StatusInput } from "./presence-status.js";
import { distanceKm, rankedPartners, type PartnerFirm } from "./supply-partners.js";

const data = (path: string): unknown => parse(readFileSync(new URL(`../../../data/rules/${path}`, import.meta.url), "utf8"));
const vocabulary = vocabularyIn(vocabularyFileSchema.parse(data("vocabularies/chain-link.yaml")));
const text = ruleFileSchema.parse(data("chain-link-status.yaml")).versions[0]!.expression;
const rule = compileRule(text, vocabulary);
const sum = (of: Partial<LinkSum>): LinkSum => ({ firms: 0, employees: 0, revenueCny: 0, wholeFirms: 0, largestCny: 0, confidence: 0, ...of });

describe("presence", () => {
  it("is worked out as by hand", () => {
    // (20 of 100 employees) over (40 of 400 in the city) = 2; the largest has 30 of 60; 60 after 50 is a fifth more; 2.4 over 3 firms.
    expect(presenceOf(sum({ firms: 2.4, employees: 20, revenueCny: 60, wholeFirms: 3, largestCny: 30, confidence: 2.4 }), sum({ revenueCny: 50 }), { areaEmployees: 100, linkInCity: 40, cityEmployees: 400 }))
      .toEqual({ firms: 2.4, employees: 20, revenueCny: 60, wholeFirms: 3, locationQuotient: 2, against: "city", topShare: 0.5, growth: 0.19999999999999996, confidence: 0.7999999999999999 });
  });

  it("of nothing is nothing, and what follows from it unknown", () => {
    expect(presenceOf(sum({}), null, { areaEmployees: 100, linkInCity: 0, cityEmployees: 400 }))
      .toEqual({ firms: 0, employees: 0, revenueCny: 0, wholeFirms: 0, locationQuotient: null, against: null, topShare: null, growth: null, confidence: null });
  });

  it("adds up over zones in any order and however they are taken together", () => {
    const value = nat(1e6);
    const sums = array(record({ firms: value, employees: value, revenueCny: value, wholeFirms: value, largestCny: value, confidence: value }), { maxLength: 8 });
    assert(property(sums, sums, (a, b) => {
      expect(togetherOf([togetherOf(a), togetherOf(b)])).toEqual(togetherOf([...b, ...a].toReversed()));
    }));
  });

  it("compares with the nation by the industries national employment tells apart", () => {
    expect(["0111", "0620", "3973", "4710", "6311", "6621", "7010", "7310", "8310", "9710", "x"].map(employmentIndustry)).toEqual(["A01", "B01", "C27", "E01", "I01", "J01", "K", "M01", "P", "T", null]);
    const nation = new Map([["TOT", 1000], ["A", 400], ["A01", 400], ["C", 500], ["C27", 100], ["C24", 400], ["K", 100]]);
    // Without agriculture the nation has 100 + 400 + 100 = 600, the city 60 + 30 + 10 = 100: (60/100) / (100/600) = 3.6.
    const found = nationalQuotients([{ id: "chip", classes: [{ code: "3973" }] }, { id: "farm", classes: [{ code: "0111" }] }, { id: "none", classes: [] }],
      new Map([["3973", 40], ["3974", 20], ["3610", 30], ["7010", 10], ["0111", 50]]), nation);
    expect([...found]).toEqual([["chip", 0.6 / (100 / 600)], ["farm", null], ["none", null]]);
  });
});

const base: StatusInput = {
  presence: { firms: 8, employees: 100, revenueCny: 1e7, wholeFirms: 10, locationQuotient: 1, against: "city", topShare: 0.3, growth: 0.1, confidence: 0.8 },
  undecidedFirms: 0, decidedFirms: 0, askedCny: 1e6, metRatio: 0.6, critical: false, maturity: "growing", dataAgeYears: 0,
};
const absent: StatusInput = { ...base, presence: { firms: 0, employees: 0, revenueCny: 0, wholeFirms: 0, locationQuotient: null, against: null, topShare: null, growth: null, confidence: null } };

describe("status", () => {
  it.each<[string, StatusInput, string, number | null]>([
    ["present", base, "present", 0.8],
    ["less sure with age: 0.8 · 0.9² ", { ...base, dataAgeYears: 2 }, "present", 0.8 * 0.9 ** 2],
    ["missing, for sure where no firm is undecided", absent, "missing", 1],
    ["not told where firms are undecided", { ...absent, undecidedFirms: 3, decidedFirms: 8 }, "unknown", null],
    ["missing where most can be told and none is there", { ...absent, undecidedFirms: 3, decidedFirms: 9 }, "missing", 0.75],
    ["not told where it is not known whether firms are undecided", { ...absent, undecidedFirms: null, decidedFirms: null }, "unknown", null],
    ["weak where little of the demand is met", { ...base, metRatio: 0.1 }, "weak", 0.8],
    ["strong", { ...base, presence: { ...base.presence, locationQuotient: 2 } }, "strong", 0.8],
    ["at risk where it shrinks", { ...base, presence: { ...base.presence, growth: -0.4 } }, "at-risk", 0.8],
  ])("is %s", (_, input, status, confidence) => {
    expect(statusOf(rule, input, 18_000)).toEqual({ status, confidence });
  });

  it("gives every name of the vocabulary and no other, and opens to what decided", () => {
    expect([...statusFacts(base).keys()].toSorted()).toEqual(vocabulary.terms.map(({ name }) => name).toSorted());
    expect(JSON.stringify(statusExplained(rule, text, base, 18_000))).toContain("区位商");
  });
});

describe("gaps", () => {
  const gap = (link: string, of: Partial<GapInput>, score: number | null): GapInput => ({
    chain: "chips", link: { id: link, stage: "up", maturity: "growing" }, status: "missing", confidence: 1, presence: absent.presence, metRatio: null, year: 2020, ...of,
    importance: { link, score, critical: false, parts: [] },
  });

  it("are ranked by importance, pressure and confidence, those without importance last; what is there is none", () => {
    // a: 0.5 · 1 · 1; b weak with nothing met: 0.9 · (0.6 + 1)/2 · 0.5 (unknown confidence) = 0.36; c: unknown importance.
    const found = rankedGaps([gap("c", {}, null), gap("b", { status: "weak", confidence: null, metRatio: 0 }, 0.9), gap("a", {}, 0.5), gap("d", { status: "present" }, 1), gap("e", { status: "unknown" }, 1)]);
    expect(found.map(({ link, rank, score }) => [link, rank, score])).toEqual([["a", 1, 0.5], ["b", 2, 0.9 * 0.8 * 0.5], ["c", 3, null]]);
    expect(found[1]!.parts.map(({ measure, value, reason }) => [measure, value, reason])).toEqual([["importance", 0.9, null], ["pressure", 0.8, null], ["statusConfidence", 0.5, "confidence-unknown-half-taken"]]);
  });

  it("are ranked alike in whatever order they come", () => {
    assert(property(array(double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }), (scores) => {
      const all = scores.map((score, at) => gap(`l${at}`, {}, score));
      expect(rankedGaps(all.toReversed())).toEqual(rankedGaps(all));
    }));
  });

  const chain = {
    links: [{ id: "resist", classes: [{ code: "2662", partial: false }], products: ["光刻胶"] }, { id: "chip", classes: [{ code: "3973", partial: false }], products: ["芯片", "LED"] }, { id: "gas", classes: [], products: ["电子特气"] }],
    edges: [{ from: "gas", to: "resist" }, { from: "resist", to: "chip" }],
  } as unknown as ChainFile;

  it("find the zones best placed, by density, neighbours on the chain and what is declared", () => {
    const zone = (id: string, declared: string[], density: number, chip: number) => ({ id, declared, density: new Map([["2662", density]]), revenueCny: new Map([["chip", chip]]) });
    const found = rankedHosts(chain, "resist", [zone("A", ["266"], 0.2, 75), zone("B", ["39"], 0.4, 25), { id: "C", declared: [], density: null, revenueCny: new Map() }], 2020);
    // C declares nothing and no density of it is known: that neither helps nor harms it, but nothing speaks for it.
    // A: density 0.2/0.4, customers 75/100, declared 1 of 1: mean 0.75. B: 1, 0.25, 0: mean 0.41667. Nothing speaks for C; no gas anywhere.
    expect(found.map(({ zone: id, score }) => [id, score])).toEqual([["A", 0.75], ["B", (1 + 0.25) / 3]]);
    expect(found[0]!.parts.map(({ measure, value, reason }) => [measure, value, reason])).toEqual([["density", 0.5, null], ["suppliersAtHand", null, "no-firms"], ["customersAtHand", 0.75, null], ["declared", 1, null]]);
    // D declares nothing: 0.1 of the highest density, a tenth of the customers, and of what the others declare the mean, (1 + 0) / 2.
    const [, , last] = rankedHosts(chain, "resist", [zone("A", ["266"], 0.2, 75), zone("B", ["39"], 0.4, 15), zone("D", [], 0.04, 10)], 2020);
    expect([last?.zone, last?.score]).toEqual(["D", (0.04 / 0.4 + 0.1 + 0.5) / 3]);
    expect(last?.parts[3]).toMatchObject({ value: null, reason: "declares-none", inputs: [{ measure: "declaredInput", value: 0 }, { measure: "standIn", value: 0.5 }] });
    expect(() => rankedHosts(chain, "ink", [], 2020)).toThrow("link is ink");
  });

  it("find companies by what they sell", () => {
    const company = (name: string, products: string, code?: string) => ({ id: null, name, products: productsIn(products), place: "外地", source: "listed", synthetic: false, ...(code && { class: code }) });
    const found = candidatesFor(chain, [company("甲", "光刻胶:0.6|led芯片:0.3"), company("乙", "高端光刻胶|光刻胶:0.7"), company("丙", "农产品:1", "2662"), company("丁", "MLED:1")]);
    // 乙: 0.25 for the share that is not told and 0.7; 丙 by its class alone. MLED is not LED.
    expect([...found].map(([link, rows]) => [link, rows.map(({ company: { name }, fit, words }) => [name, fit, words])])).toEqual([
      ["resist", [["乙", 0.95, ["光刻胶"]], ["甲", 0.6, ["光刻胶"]], ["丙", 0.1, []]]], ["chip", [["甲", 0.3, ["芯片"]]]],
    ]);
  });
});

describe("partners", () => {
  const partner = (id: string, of: Partial<PartnerFirm>): PartnerFirm => ({ id, link: "gas", kind: "material", ownLink: "chip", confidence: 0.8, side: "supplier", supplierCny: 50, position: [104, 30], needCny: 100, ...of });
  const asking = { id: "me", position: [104, 30] as const, confidence: new Map([["chip", 0.5]]) };

  it("are ranked by fit, capacity and distance, each once and never itself", () => {
    // here: fit 0.5 · 0.8, capacity 50/100, distance 1: mean 0.6333. Without revenue and place only the fit counts: 0.4.
    const found = rankedPartners(asking, [partner("unknown", { supplierCny: null, position: null }), partner("here", {}), partner("here", { link: "acid", confidence: 0.1 }), partner("me", {})], 2020);
    expect(found.map(({ firm, score }) => [firm.id, firm.link, score])).toEqual([["here", "gas", (0.4 + 0.5 + 1) / 3], ["unknown", "gas", 0.4]]);
    expect(found[1]!.parts.map(({ reason }) => reason)).toEqual([null, "no-revenue", "no-position"]);
  });

  it("that would buy count by what they need of what is sold: 20 of 80 is a quarter, and all of it is as much as there can be", () => {
    const customer = (id: string, needCny: number): PartnerFirm => partner(id, { side: "customer", supplierCny: 80, needCny });
    expect(rankedPartners(asking, [customer("small", 20), customer("large", 300)], 2020).map(({ firm, parts }) => [firm.id, parts[1]!.value])).toEqual([["large", 1], ["small", 0.25]]);
  });

  it("are as far as the sphere says: a degree of latitude is 6371 · π / 180 km", () => {
    expect(distanceKm([104, 30], [104, 31])).toBeCloseTo((6371 * Math.PI) / 180, 9);
    expect(distanceKm([104, 30], [104, 30])).toBe(0);
  });
});
