import { expect, test } from "vitest";
import type { SearchHit } from "./hit.js";
import { bestHits, fitOf, type Fit } from "./rank.js";

const biotown = { texts: ["成都天府国际生物城", "Z03"], pinyin: ["cheng du tian fu guo ji sheng wu cheng"] };

test.each([
  ["成都天府国际生物城", "exact"], ["成都天府", "prefix"], ["生物", "contains"], ["z03", "exact"], ["Ｚ０３", "exact"],
  ["chengdu", "prefix"], ["Cheng Du Tian", "prefix"], ["cdtfgjswc", "exact"], ["cdtf", "prefix"], ["shengwu", "contains"], ["swc", "contains"],
  ["hengdu", null], ["汽车", null], [" ", null],
] as const)("typing %s finds the bio-town: %s", (typed, fit) => {
  expect(fitOf(biotown, typed)).toBe(fit);
});

const hit = (kind: SearchHit["kind"], id: string, fit: Fit) => ({
  hit: { kind, id, name: { zh: id, en: null }, detail: null, centre: null, synthetic: false }, fit,
});

test("an exact firm comes before a zone that only contains the words, and a zone before a firm that fits as well", () => {
  const hits = bestHits([hit("firm", "f1", "contains"), hit("zone", "z1", "contains"), hit("firm", "f2", "exact")], 10);
  expect(hits.map(({ id }) => id)).toEqual(["f2", "z1", "f1"]);
});

test("many hits of one kind leave room for others, and fill what others leave", () => {
  const industries = Array.from({ length: 20 }, (_, i) => hit("industry", `i${String(i).padStart(2, "0")}`, "prefix"));
  const hits = bestHits([...industries, hit("firm", "f1", "contains")], 9);
  expect(hits).toHaveLength(9);
  expect(hits.at(-1)?.id).toBe("f1");
});
