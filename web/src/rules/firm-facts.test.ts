import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FirmCard } from "@chengqi/domain/enterprises/firm";
import type { Figure } from "@chengqi/domain/figures/figure";
import { vocabularyFileSchema, vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import { factsOf } from "@chengqi/engines/rules";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { factsOfFirm } from "./firm-facts.js";

const file = fileURLToPath(new URL("../../../data/rules/vocabularies/firm.yaml", import.meta.url));
const vocabulary = vocabularyIn(vocabularyFileSchema.parse(parse(readFileSync(file, "utf8"))));

const figure = (value: string | number | null) => ({ value }) as Figure;
const firm = {
  id: "X", name: { zh: "甲", en: null }, synthetic: true, industry: { code: "3973", name: { zh: "集成电路制造", en: null } }, size: "medium",
  district: { code: "510107", name: { zh: "武侯区", en: null } }, zone: null, community: null, foundedYear: 2009, closedYear: null, year: 2020,
  stock: { exchange: "SZSE", code: "000001", shortName: "甲", listedOn: "2018-06-30" }, products: ["芯片"],
  years: [
    { year: 2018, figures: { taxCny: figure("100") } },
    { year: 2020, figures: { taxCny: figure("300"), revenueCny: figure("9000"), employees: figure(12) } },
  ],
} as unknown as FirmCard;

it("facts of a firm are those of its latest year, of the year before, and of three years with gaps unknown", () => {
  expect(factsOfFirm(firm)).toMatchObject({
    行业代码: "3973", 规模: "中型", 功能区: null, 成立年份: 2009, 上市日期: "2018-06-30", 产品: ["芯片"],
    税收: 300, 营业收入: 9000, 从业人员: 12, 研发经费: null, 上年税收: null, 近三年税收: [100, null, 300],
  });
});

it("they are facts of the vocabulary, each of its kind", () => {
  const names = new Set(vocabulary.terms.map(({ name }) => name));
  const facts = factsOfFirm(firm);
  expect(Object.keys(facts).filter((name) => !names.has(name))).toEqual([]);
  expect(factsOf(facts, vocabulary).get("税收")).toBe(300);
});
