import { describe, expect, it } from "vitest";
import { nextSteps, type NextChain } from "./next.js";
import { relatednessOf, rememberedRelatedness, type ZoneEmployees } from "./relatedness.js";

const by = (zone: string, ...items: readonly string[]): ZoneEmployees[] => items.map((item) => ({ zone, item, employees: 10 }));
/** Chips and panels go together, food and baking too. */
const rows = [...by("Z1", "chip", "panel"), ...by("Z2", "chip", "panel", "board"), ...by("Z3", "food", "bake"), ...by("Z4", "food", "bake", "board"), ...by("Z5", "chip", "food"), ...by("", "chip", "chip")];
const classes = ["chip", "panel", "board", "food", "bake", "unseen"].map((code) => ({ code, name: { zh: code, en: code } }));
const link = (id: string, ...codes: string[]) => ({ id, name: { zh: id, en: id }, stage: "mid" as const, parents: [], classes: codes.map((code) => ({ code, partial: false })), maturity: "growing" as const, words: [], substitutes: [], products: [], examples: [] });
const chain = {
  chain: { id: "electronics", links: [link("fab", "chip"), link("foods", "food"), link("boards", "board"), link("wafers")], edges: [{ from: "fab", to: "boards" }, { from: "wafers", to: "fab" }] },
  status: new Map([["fab", "strong"], ["foods", "unknown"], ["boards", "missing"], ["wafers", "weak"]]),
  cityCny: new Map([["fab", 120]]),
} as unknown as NextChain;

describe("relatedness", () => {
  it("is highest for what is made where the zone's own things are made", () => {
    const found = relatednessOf(rows);
    expect([...found.keys()]).toEqual(["Z1", "Z2", "Z3", "Z4", "Z5"]);
    const near = found.get("Z1")!;
    expect([...near.has]).toEqual(["chip", "panel"]);
    expect(near.density.get("board")!).toBeGreaterThan(near.density.get("bake")!);
    expect(near.gain?.get("board")).toBeTypeOf("number");
    expect(near.gain?.get("chip")).toBeUndefined();
  });

  it("is the same when asked again, and another when an advantage has come or gone", () => {
    const remembered = rememberedRelatedness();
    const first = remembered("2024", rows);
    expect(remembered("2024", rows.map((row) => ({ ...row, employees: row.employees * 3 })))).toBe(first);
    const more = [...rows, ...by("Z1", "bake")];
    const second = remembered("2024", more);
    expect(second).not.toBe(first);
    for (const [zone, { density, has }] of relatednessOf(more)) {
      expect([...second.get(zone)!.has]).toEqual([...has]);
      for (const { code } of classes) expect(second.get(zone)!.density.get(code)).toBe(density.get(code));
    }
    expect(remembered("2023", rows)).not.toBe(second);
  });

  it("is not worked out for one zone alone", () => expect(relatednessOf(by("Z1", "chip", "panel")).size).toBe(0));
});

describe("what could come next", () => {
  const found = nextSteps(classes, [chain], 2024)(relatednessOf(rows).get("Z1")!, () => new Map([["fab", 30]]));
  const part = (code: string, measure: string) => found.find((one) => one.code === code)?.parts.find((one) => one.measure === measure);

  it("lists what the zone does not have yet, the nearest first", () => {
    expect(found.filter(({ level }) => level === "class").map(({ code }) => code)[0]).toBe("board");
    expect(found.some(({ code }) => code === "chip" || code === "unseen" || code === "fab")).toBe(false);
    expect(found.filter(({ level }) => level === "link").map(({ code }) => code)).toEqual(["boards", "foods"]);
    expect(found.filter(({ level }) => level === "link").map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it("takes the mean of its parts, what is not known as that of the others, and says why it is not", () => {
    for (const { score, parts } of found) {
      const known = parts.flatMap(({ value, inputs }) => value ?? (inputs.find(({ measure }) => measure === "standIn")?.value as number | undefined) ?? []);
      expect(score).toBeCloseTo(known.reduce((sum, value) => sum + value, 0) / known.length, 14);
      for (const { value, reason } of parts) expect(value === null).toBe(reason !== null);
    }
    expect(part("boards", "suppliersAtHand")?.value).toBe(0.25);
    expect(part("boards", "cityWeakness")?.value).toBe(1);
    expect(part("foods", "cityWeakness")).toMatchObject({ value: null, reason: "status-unknown" });
    expect(part("foods", "suppliersAtHand")).toMatchObject({ value: null, reason: "no-suppliers" });
  });

  it("leaves out links of which nothing but their weakness is known", () => expect(found.some(({ code }) => code === "wafers")).toBe(false));
});
