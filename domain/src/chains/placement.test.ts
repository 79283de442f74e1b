import { array, assert, constantFrom, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { chainFileSchema, type ChainFile, type ChainFileInput } from "./chain-file.js";
import { placing, placingConfidence, undecided, type PlacedFirm } from "./placement.js";
import { plainText, wordFinder } from "./word-search.js";

const both = (text: string) => ({ zh: text, en: text });
const link = (id: string, classes: { code: string; partial?: boolean }[], products: string[], parents: string[] = []): ChainFileInput["links"][number] =>
  ({ id, name: both(id), stage: "up", classes, ...(classes.length === 0 && { noClass: both("none") }), maturity: "mature", products, productsEn: products.map(() => "product"), parents });
const chain = (id: string, links: ChainFileInput["links"]): ChainFile => chainFileSchema.parse({
  id, name: both(id), version: 1, validFrom: "2019-01-01", ecosystems: ["电子信息"], mark: "editorial", author: both("editors"), date: "2020-01-01", links,
  edges: [["resist", "wafer"], ["wafer", "design"], ["design", "making"], ["making", "test"]].map(([from, to]) => ({ from, to, kind: "material" })),
});
const chips = chain("chips", [
  link("materials", [{ code: "3985", partial: true }], ["电子材料"]),
  link("resist", [{ code: "3985", partial: true }], ["光刻胶"], ["materials"]),
  link("wafer", [{ code: "3985", partial: true }], ["硅片", "晶圆"], ["materials"]),
  link("design", [{ code: "6520" }], ["芯片设计"]),
  link("making", [{ code: "3973" }], ["芯片", "晶圆"]),
  link("test", [{ code: "3973" }], ["芯片测试", "IC"]),
]);
const firm = (of: Partial<PlacedFirm>): PlacedFirm => ({ id: "f", name: "某公司", class: null, products: [], ...of });
const brief = (of: Partial<PlacedFirm>) => placing([chips])(firm(of)).map(({ link: on, confidence, basis, word, share }) => [on, confidence, basis, word, share]);

describe("a firm is placed", () => {
  it("by a class that is wholly a link's, divided among the links that claim it", () => {
    // 3973 is wholly claimed by two links: 0.9 / √2 = 0.636 each; they sum to 1.273 > 1, so each counts half of the firm.
    const half = placingConfidence.wholeClass / Math.sqrt(2);
    expect(brief({ class: "3973" })).toEqual([["making", half, "class", null, half / (2 * half)], ["test", half, "class", null, half / (2 * half)]]);
    expect(brief({ class: "6520" })).toEqual([["design", 0.9, "class", null, 0.9]]);
  });

  it("by a partial class only with a product word", () => {
    expect(brief({ class: "3985" })).toEqual([]);
    expect(brief({ class: "3985", products: ["高端光刻胶"] })).toEqual([["resist", 0.85, "class+word", "光刻胶", 0.85]]);
    expect(brief({ class: "3985", name: "某某光刻胶公司" })).toEqual([["resist", 0.7, "class+word", "光刻胶", 0.7]]);
  });

  it("by a word alone hardly, and not by one of two characters", () => {
    expect(brief({ class: "0111", products: ["光刻胶"] })).toEqual([["resist", 0.25, "word", "光刻胶", 0.25]]);
    expect(brief({ class: "0111", products: ["硅片"] })).toEqual([]);
  });

  it("by the longest of words within words", () => {
    expect(brief({ class: "0111", products: ["芯片测试"] }).map(([on]) => on)).toEqual(["test"]);
  });

  it("on no group: that holds what its parts hold", () => {
    expect(brief({ class: "3985", products: ["电子材料"] })).toEqual([]);
  });

  it("nowhere, and is undecided, where only its products could tell", () => {
    const tell = undecided([chips]);
    expect(tell({ class: "3985", products: [] })).toEqual([{ chain: 0, link: "resist" }, { chain: 0, link: "wafer" }]);
    expect([tell({ class: "3985", products: ["胶带"] }), tell({ class: "3973", products: [] }), tell({ class: null, products: [] })]).toEqual([[], [], []]);
  });

  it("as was decided, whatever else speaks; the last decision holds", () => {
    const decisions = [{ firm: "f", chain: "chips", link: "design", stands: false }, { firm: "f", chain: "chips", link: "wafer", stands: false }, { firm: "f", chain: "chips", link: "wafer", stands: true }];
    const placed = placing([chips], decisions);
    expect(placed(firm({ class: "6520" })).map(({ link: on, confidence, basis }) => [on, confidence, basis])).toEqual([["wafer", 1, "decision"]]);
    expect(placed(firm({ id: "g", class: "6520" })).map(({ link: on }) => on)).toEqual(["design"]);
  });

  const words = ["光刻胶", "硅片", "晶圆", "芯片设计", "芯片", "芯片测试", "ＩＣ", "电子材料", "农业"];
  const firms = record({ id: constantFrom("f"), name: constantFrom(...words, "某公司"), class: constantFrom("3985", "3973", "6520", "0111", null), products: array(constantFrom(...words), { maxLength: 4 }) });

  it("at most once in a chain, each link once, whatever it makes", () => {
    const place = placing([chips, { ...chips, id: "other" }]);
    assert(property(firms, (one) => {
      const found = place(one);
      for (const at of [0, 1]) {
        const own = found.filter((placement) => placement.chain === at);
        expect(own.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
        expect(new Set(own.map((placement) => placement.link)).size).toBe(own.length);
        for (const { share, confidence } of own) expect(share).toBeLessThanOrEqual(confidence);
      }
    }));
  });

  it("alike in whatever order its products stand", () => {
    const place = placing([chips]);
    const plain = (one: PlacedFirm) => place(one).map(({ link: on, confidence, share }) => [on, confidence, share]);
    assert(property(firms, (one) => {
      expect(plain({ ...one, products: one.products.toReversed() })).toEqual(plain(one));
    }));
  });
});

describe("the search for words", () => {
  it("finds what looking for each word at each place finds", () => {
    const words = ["AB", "ABC", "光刻", "光刻胶", "刻胶", "胶A"];
    const find = wordFinder(words);
    assert(property(array(constantFrom("A", "B", "C", "光", "刻", "胶", "1"), { maxLength: 14 }), (letters) => {
      const text = letters.join("");
      const naive = [...text].flatMap((_, start) => words.flatMap((word, number) => {
        const end = start + word.length;
        const latin = (at: number) => /[A-Z]/u.test(text[at] ?? "");
        const cut = (latin(start) && latin(start - 1)) || (latin(end - 1) && latin(end));
        return text.startsWith(word, start) && !cut ? [`${start} ${end} ${number}`] : [];
      }));
      expect(find(text).map(({ word, start, end }) => `${start} ${end} ${word}`).toSorted()).toEqual(naive.toSorted());
    }));
  });

  it("takes letters of both cases and widths alike, and no word within another", () => {
    expect(plainText("ｌｅｄ灯")).toBe("LED灯");
    expect(wordFinder(["AI"])("MAIN")).toEqual([]);
    expect(wordFinder(["AI"])("AI芯片")).toHaveLength(1);
  });
});
