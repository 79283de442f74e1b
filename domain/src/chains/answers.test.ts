import { expect, test } from "vitest";
import { pairRowSchema } from "./answers-duplication.js";
import { supplySchema } from "./answers-supply.js";
import { presenceSchema } from "./answers.js";
import { newRoadmapSchema, newTargetSchema } from "./targets.js";

test("what is not known is null, never left out or nought by itself", () => {
  const known = { firms: 1.5, employees: 10, revenueCny: 3, wholeFirms: 2, locationQuotient: null, against: null, topShare: null, growth: null, confidence: 0.5 };
  expect(presenceSchema.parse(known)).toEqual(known);
  const { growth: _, ...without } = known;
  expect(presenceSchema.safeParse(without).success).toBe(false);
  expect(pairRowSchema.safeParse({ a: "Z01", b: "Z02", score: null, levels: { class: null, link: null, word: null }, output: null, chance: 1, duplicate: false, declared: null, state: "none", decision: null }).success).toBe(true);
});

test("supply is an estimate and says so", () => {
  const answer = { area: { kind: "city", id: "510100", name: { zh: "成都", en: null } }, year: 2020, estimate: true, rows: [], flows: [], run: null, measures: {} };
  expect(supplySchema.safeParse(answer).success).toBe(true);
  expect(supplySchema.safeParse({ ...answer, estimate: false }).success).toBe(false);
});

test("targets and roadmaps take what is meant and nothing else", () => {
  expect(newTargetSchema.parse({ chain: "chips", link: "photoresist", zone: null, reason: "全市空白" }).candidates).toEqual([]);
  expect(newTargetSchema.safeParse({ chain: "chips", link: "photoresist", zone: null, reason: "全市空白", status: "closed" }).success).toBe(false);
  const content = { goals: [{ year: 2022, goal: "产值过千亿" }], technologies: [], measures: [{ text: "引进龙头企业", progress: 0.5 }] };
  expect(newRoadmapSchema.safeParse({ content, change: "首次编制", base: 0 }).success).toBe(true);
  expect(newRoadmapSchema.safeParse({ content: { ...content, measures: [{ text: "引进龙头企业", progress: 50 }] }, change: "首次编制", base: 0 }).success).toBe(false);
});
