import { describe, expect, it } from "vitest";
import type { Manifest } from "../demonstration/manifest.js";
import { duplicationTruth, missingTruth, precision, recall, together } from "./validation.js";

const manifest: Manifest = {
  version: 1, seed: 1, count: 1000, planted: true, strengthRatio: 1, citySampleRatio: 1, missingLinks: ["chips/fab", "chips/test"],
  deviations: [
    { kind: "duplicate", zones: ["Z2", "Z1"], classes: ["3973"], declaredBy: ["Z1"], shareRatio: 0.4 },
    { kind: "duplicate", zones: ["Z3", "Z4"], classes: ["1411"], declaredBy: [], shareRatio: 0.4 },
    { kind: "missing-in-zone", zones: ["Z5"], classes: ["1411"], declaredBy: ["Z5"], shareRatio: 0 },
  ],
};
const pair = (a: string, b: string, score: number, declared: number, chance = 0) => ({ a, b, score, chance, declared, state: declared > 0 ? "both-declare" as const : "both-do" as const });

describe("what was planted beside what was found", () => {
  it("counts pairs of zones whichever way round, and tells why the others are alike", () => {
    const pairs = [pair("Z1", "Z2", 0.4, 0), pair("Z3", "Z4", 0.1, 0), pair("Z5", "Z6", 0.3, 0.5), pair("Z7", "Z8", 0.3, 0), pair("Z8", "Z9", 0.5, 0, 0.2)];
    const truth = duplicationTruth(manifest, pairs, 0.15, 0.01);
    expect(truth).toEqual({ planted: 2, told: 3, hit: 1, alikeByDeclaration: 1, missed: [{ pair: "Z3 Z4", declaredBy: 0, score: 0.1, chance: 0 }] });
    expect([precision(truth), recall(truth)]).toEqual([1 / 3, 1 / 2]);
  });

  it("counts links, and those that are empty without having been planted", () => {
    const links = [{ key: "chips/fab", status: "missing", wholeFirms: 0 }, { key: "chips/test", status: "unknown", wholeFirms: 2 }, { key: "chips/gas", status: "missing", wholeFirms: 0 }, { key: "chips/eda", status: "strong", wholeFirms: 9 }] as const;
    expect(missingTruth(manifest, links)).toEqual({ planted: 2, told: 2, hit: 1, emptyByChance: 1, missed: [{ link: "chips/test", status: "unknown", wholeFirms: 2 }] });
  });

  it("adds up over seeds, and divides by nothing where there is nothing", () => {
    expect(together([{ planted: 1, told: 2, hit: 1 }, { planted: 0, told: 0, hit: 0 }])).toEqual({ planted: 1, told: 2, hit: 1 });
    expect([precision({ planted: 0, told: 0, hit: 0 }), recall({ planted: 0, told: 0, hit: 0 })]).toEqual([null, null]);
  });
});
