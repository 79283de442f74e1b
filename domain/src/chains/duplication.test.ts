import { describe, expect, it } from "vitest";
import type { LevelSums, ItemSum } from "./duplication.js";
import { duplicationClusters, isDuplicate, rememberedDuplications, zoneDuplications } from "./duplication.js";
import { claims, type ClaimSide } from "./duplication-claims.js";
import { declaredClasses, declaredOverlap, declaredState } from "./duplication-declared.js";
import { evidenceOf } from "./duplication-evidence.js";

const row = (zone: string, item: string, firms: number, revenueCny = firms * 10): ItemSum => ({ item, zone, firms, employees: firms * 5, revenueCny });
/** Z1 and Z2 make chips, Z3 makes food; all and the rest of the city have shops. */
const classes = [
  row("Z1", "3973", 30), row("Z1", "5211", 10), row("Z2", "3973", 20), row("Z2", "5211", 20), row("Z3", "1411", 40), row("Z3", "5211", 10),
  row("", "5211", 800), row("", "3973", 10), row("", "1411", 100),
];
const sums: LevelSums = { class: classes, link: [row("Z1", "chips@1/fab", 12), row("Z2", "chips@1/fab", 8), row("", "chips@1/fab", 2), row("", "chips@1/design", 30)], word: [] };

describe("duplication between zones", () => {
  it("compares every two zones at each level, and leaves out pairs that share nothing", () => {
    const found = zoneDuplications(sums, ["Z3", "Z2", "Z1"]);
    expect(found.map(({ a, b }) => `${a} ${b}`)).toEqual(["Z1 Z2"]);
    const [pair] = found;
    // Of the other 960 firms 10 make chips. Z1: 30 of 40, trusted 40/50; Z2: 20 of 40, trusted 40/50.
    expect(pair?.levels.class).toBeCloseTo((40 / 50) * (20 / 40 - 10 / 960), 12);
    expect(pair?.levels.link).toBeCloseTo((8 / 18) * (1 - 2 / 32), 12);
    expect(pair?.levels.word).toBeNull();
    expect(pair?.score).toBeCloseTo((pair!.levels.class! + pair!.levels.link!) / 2, 14);
    for (const level of ["class", "link"] as const) expect(pair?.items.filter((one) => one.level === level).reduce((sum, { part }) => sum + part, 0)).toBe(pair?.levels[level]);
    expect(pair && isDuplicate(pair)).toBe(true);
  });

  it("counts output apart from firms, and is not known where a zone has none", () => {
    const output = (revenue: number) => zoneDuplications({ class: [row("Z1", "3973", 30, 300), row("Z2", "3973", 20, revenue), row("", "5211", 100)], link: [], word: [] }, ["Z1", "Z2"])[0]?.output;
    expect(output(200)).toBeGreaterThan(0);
    expect(output(0)).toBeNull();
  });

  it("does not take for duplication what may be chance", () => {
    const few = zoneDuplications({ class: [row("Z1", "3973", 1), row("Z1", "5211", 2), row("Z2", "3973", 1), row("Z2", "5211", 2), row("", "5211", 500), row("", "3973", 3), ...["1411", "1412", "1413", "1414"].map((item) => row("", item, 20))], link: [], word: [] }, ["Z1", "Z2"]);
    expect(few[0]?.score).toBeGreaterThan(0);
    expect(few[0]?.chance).toBeGreaterThan(0.01);
    expect(few.some(isDuplicate)).toBe(false);
  });

  it("remembers what rests on numbers of firms, and answers as if it did not", () => {
    const again = rememberedDuplications();
    const zones = ["Z1", "Z2", "Z3"];
    const richer = { ...sums, class: classes.map((one) => (one.zone === "Z1" && one.item === "5211" ? { ...one, revenueCny: one.revenueCny * 7 } : one)) };
    const more = { ...sums, class: classes.map((one) => (one.zone === "Z2" ? { ...one, firms: one.firms + 3 } : one)) };
    for (const one of [sums, richer, more, sums]) expect(again(one, zones)).toEqual(zoneDuplications(one, zones));
    expect(again(sums, ["Z1", "Z2"])).toEqual(zoneDuplications(sums, ["Z1", "Z2"]));
    expect(zoneDuplications(richer, zones)[0]?.output).not.toBe(zoneDuplications(sums, zones)[0]?.output);
    expect(zoneDuplications(more, zones)[0]?.score).not.toBe(zoneDuplications(sums, zones)[0]?.score);
  });

  it("gathers zones of which every two do the same, with what all of them share", () => {
    const trio = zoneDuplications({ ...sums, class: [...classes, row("Z4", "3973", 25), row("Z4", "1411", 15)] }, ["Z1", "Z2", "Z3", "Z4"]);
    const [cluster, ...others] = duplicationClusters(trio);
    expect(others).toEqual([]);
    expect(cluster?.zones).toEqual(["Z1", "Z2", "Z4"]);
    expect(cluster?.items.map(({ level, item }) => `${level} ${item}`)).toEqual(["class 3973"]);
    const parts = trio.filter(({ a, b }) => cluster!.zones.includes(a) && cluster!.zones.includes(b)).map(({ items }) => items.find(({ item }) => item === "3973")!.part);
    expect(cluster?.items[0]?.part).toBe(Math.min(...parts));
  });
});

describe("declared beside done", () => {
  const all = ["1411", "3973", "3974", "5211"];
  const [chips, electronics, food] = [declaredClasses(["3973"], all), declaredClasses(["39"], all), declaredClasses(["14"], all)];

  it("measures how far the declarations agree", () => {
    expect([...electronics]).toEqual(["3973", "3974"]);
    expect(declaredOverlap(chips, electronics)).toBe(0.5);
    expect(declaredOverlap(chips, food)).toBe(0);
    expect(declaredOverlap(chips, new Set())).toBeNull();
  });

  it("tells who declared what both do", () => {
    const items = [{ level: "class" as const, item: "3973", part: 0.3, chance: 0 }, { level: "class" as const, item: "1411", part: 0.1, chance: 0 }, { level: "word" as const, item: "饼干", part: 0.9, chance: 0 }];
    expect(declaredState(items, chips, electronics, 0.5)).toBe("both-declare");
    expect(declaredState(items, chips, food, 0)).toBe("one-declares-other-does");
    expect(declaredState(items, new Set(), food, 0)).toBe("both-do");
    expect(declaredState([], chips, electronics, 0.5)).toBe("declared-not-done");
    expect(declaredState([], chips, food, 0)).toBe("none");
  });
});

describe("claims", () => {
  const side = (zone: string, share: number, revenueCny: number, neighboursCny: number): ClaimSide => ({ zone, classes: new Map([["3973", { share, revenueCny }]]), density: new Map([["3973", share / 2]]), neighboursCny });
  const items = [{ level: "class" as const, item: "3973", part: 0.3, chance: 0 }];

  it("are told apart, each open to what it is made of; land is not known", () => {
    const [a, b] = claims(items, [side("Z1", 0.75, 300, 0), side("Z2", 0.25, 100, 50)], 2024);
    const values = (claim: typeof a) => claim?.parts.map(({ value, reason }) => value ?? reason);
    expect(values(a)).toEqual([0.75, 0.75, 0.375, 0, "no-land-data"]);
    expect(values(b)).toEqual([0.25, 0.25, 0.125, 1, "no-land-data"]);
  });

  it("say why they are not known", () => {
    const [a] = claims([], [{ ...side("Z1", 0.5, 1, 0), density: null }, side("Z2", 0.5, 1, 0)], 2024);
    expect(a?.parts.map(({ reason }) => reason)).toEqual(["no-shared-class", "no-shared-class", "no-shared-class", "no-neighbours", "no-land-data"]);
  });
});

describe("the facts a decision rests on", () => {
  it("stay the same while single firms come and go, and change with what is shared", () => {
    const text = (rows: readonly ItemSum[]) => evidenceOf(zoneDuplications({ ...sums, class: rows }, ["Z1", "Z2"])[0]!, "both-do");
    expect(text([...classes, row("", "9999", 1)])).toBe(text(classes));
    expect(text([...classes, row("Z1", "1411", 30), row("Z2", "1411", 30)])).not.toBe(text(classes));
    expect(evidenceOf(zoneDuplications(sums, ["Z1", "Z2"])[0]!, "both-declare")).not.toBe(text(classes));
  });
});
