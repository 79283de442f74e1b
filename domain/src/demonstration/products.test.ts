import { describe, expect, it } from "vitest";
import { plainText } from "../chains/word-search.js";
import { demonstration, type Demonstration, type SyntheticFirm } from "./demonstration.js";
import { strengthOf } from "./deviations.js";
import { miniCity } from "./mini-city.js";
import { missingLinks } from "./missing-links.js";
import { otherProducts } from "./other-products.js";
import { unknownShare } from "./products.js";

const count = 20_000;
const seeds = Array.from({ length: 60 }, (_, seed) => seed).filter((seed) => strengthOf(seed) > 0.3).slice(0, 3);
const made = demonstration(miniCity, { seed: 1, count });
const firms = [...made.firms()];
const wordsOf = (key: string) => miniCity.links.find((link) => link.key === key)?.words ?? [];
const bearing = (from: readonly SyntheticFirm[], word: string) => from.filter(({ products }) => products.some((product) => plainText(product).includes(plainText(word))));

/** Share of each link's first word among the firms of a zone with a class. */
function shares(from: readonly SyntheticFirm[], zone: string, code: string): Map<string, number> {
  const own = from.filter(({ zoneId, industryCode, products }) => zoneId === zone && industryCode === code && products.length > 0);
  return new Map(miniCity.links.map(({ key, words }) => [key, own.filter(({ products }) => words.includes(products[0]!)).length / own.length]));
}

describe("products of synthetic firms", () => {
  it("are one to three words of links that claim the class, or one word that no link has, or none", () => {
    const words = new Set(miniCity.links.flatMap((link) => link.words));
    for (const { industryCode, products } of firms) {
      expect(products.length).toBeLessThanOrEqual(3);
      expect(new Set(products).size).toBe(products.length);
      const own = miniCity.links.filter(({ classes }) => classes.some(({ code }) => code === industryCode)).flatMap((link) => link.words);
      if (products.some((word) => words.has(word))) expect(products.filter((word) => !own.includes(word))).toEqual([]);
      else expect(products.length).toBeLessThanOrEqual(1);
    }
  });

  it("are unknown more often of small firms than of large ones, about as often as stated", () => {
    for (const size of ["micro", "small", "medium"] as const) {
      const own = firms.filter((firm) => firm.size === size && miniCity.links.some(({ key, classes }) => !made.manifest.missingLinks.includes(key) && classes.some(({ code }) => code === firm.industryCode)));
      const unknown = own.filter(({ products }) => products.length === 0).length / own.length;
      expect(own.length).toBeGreaterThan(30);
      expect(Math.abs(unknown - unknownShare[size])).toBeLessThan(0.08);
    }
  });

  it("follow from the number, class, zone and size of a firm alone", () => {
    for (const index of [0, 7, 19_999]) expect(made.products(index, firms[index]!)).toEqual(firms[index]!.products);
  });

  it("name what most firms of a class that is wholly a link's make", () => {
    const fabs = firms.filter(({ industryCode }) => industryCode === "3973");
    expect(fabs.length).toBeGreaterThan(30);
    expect(fabs.filter(({ products }) => products.some((word) => wordsOf("chips/fabs").includes(word))).length / fabs.length).toBeGreaterThan(0.6);
  });

  it("differ between zones in what a class makes, as far as nothing was planted", () => {
    const plain = [...demonstration(miniCity, { seed: 1, count, plant: false }).firms()];
    const [first, second] = ["M1", "M4"].map((zone) => shares(plain, zone, "3979"));
    const distance = [...first!].reduce((sum, [key, share]) => sum + Math.abs(share - second!.get(key)!), 0) / 2;
    expect(distance).toBeGreaterThan(0.1);
  });
});

describe.each(seeds)("missing links of seed %i", (seed) => {
  const planted: Demonstration = demonstration(miniCity, { seed, count });
  const all = [...planted.firms()];
  const gone = new Set(planted.manifest.deviations.flatMap(({ kind, classes }) => (kind === "missing-in-city" ? classes : [])));

  it("hold every link all of whose classes are missing, and links that only words tell apart", () => {
    const without = miniCity.links.filter(({ classes }) => classes.every(({ code }) => gone.has(code))).map(({ key }) => key);
    expect(planted.manifest.missingLinks).toEqual(expect.arrayContaining(without));
    expect(planted.manifest.missingLinks.length).toBeGreaterThan(without.length);
    for (const key of planted.manifest.missingLinks) {
      const { classes } = miniCity.links.find((link) => link.key === key)!;
      expect(without.includes(key) || classes.every(({ partial }) => partial)).toBe(true);
    }
  });

  it("are borne by no firm, though other firms of their classes name products", () => {
    for (const key of planted.manifest.missingLinks) for (const word of wordsOf(key)) expect(bearing(all, word)).toEqual([]);
  });

  it("stay missing in the zone where their classes are", () => {
    for (const { kind, zones: [zone], classes } of planted.manifest.deviations.filter((one) => one.kind === "missing-in-zone")) {
      const links = miniCity.links.filter((link) => link.classes.every(({ code }) => classes.includes(code) || gone.has(code)));
      const inside = all.filter(({ zoneId }) => zoneId === zone);
      for (const word of links.flatMap(({ words }) => words)) expect([kind, word, bearing(inside, word)]).toEqual([kind, word, []]);
    }
  });
});

it("no link is missing where nothing is planted", () => {
  expect(demonstration(miniCity, { seed: 1, count, plant: false }).manifest.missingLinks).toEqual([]);
  expect(missingLinks(miniCity.links, { seed: 1, strength: 0, deviations: [], expected: () => 100 })).toEqual(new Set());
});

it.each([
  ["1399", "其他未列明农副食品加工", "农副食品"], ["3841", "锂离子电池制造", "锂离子电池"], ["5178", "广播影视设备批发", "广播影视设备"], ["2110", "木质家具制造", "木质家具"],
])("a firm of class %s, %s, may call its product %s", (code, nameZh, due) => expect(otherProducts({ code, nameZh, division: code.slice(0, 2) })[0]).toBe(due));
