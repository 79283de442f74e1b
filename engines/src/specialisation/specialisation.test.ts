import { readFileSync, readdirSync } from "node:fs";
import { array, check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import * as engine from "./index.js";

type Table = number | null | readonly Table[];
const folder = new URL("../../golden/", import.meta.url);
const cases = readdirSync(folder).filter((name) => name.startsWith("specialisation--"));

/** The first place where the two differ by more than the tolerance (relative, absolute below 1), or null. */
function difference(found: Table, due: Table, tolerance: number, where = ""): string | null {
  if (Array.isArray(due) && Array.isArray(found)) {
    if (due.length !== found.length) return `${where}: ${found.length} values for ${due.length}`;
    for (const [index, item] of due.entries()) {
      const below = difference(found[index], item, tolerance, `${where}[${index}]`);
      if (below) return below;
    }
    return null;
  }
  if (typeof due !== "number" || typeof found !== "number") return due === found ? null : `${where}: ${String(found)} for ${String(due)}`;
  return Math.abs(found - due) <= tolerance * Math.max(1, Math.abs(due)) ? null : `${where}: ${found} for ${due}`;
}

const within = (values: readonly (number | null)[], top: number) => values.every((found) => found === null || (found >= 0 && found <= top + 1e-9));

describe("specialisation", () => {
  it("has golden cases", () => expect(cases).not.toEqual([]));

  for (const name of cases) {
    const golden = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    const found: Record<string, Table> = engine.specialisation(golden.input);
    it.each(Object.keys(golden.expected))(`gives the published %s of ${name}`, (measure) => {
      expect(difference(found[measure] ?? null, golden.expected[measure], golden.tolerance)).toBeNull();
    });
  }

  it("is null where a zone or an industry has no output, and never 0, NaN or Infinity", () => {
    const output = [[4, 0, 0], [0, 0, 0], [2, 0, 2]];
    expect(engine.locationQuotients(output)).toEqual([[8 / 6, null, 0], [null, null, null], [0.5 / 0.75, null, 2]]);
    const byZone = [engine.krugmanIndices, engine.herfindahlIndices, engine.entropies, engine.hachmanIndices];
    for (const measure of byZone) expect(measure(output).map((value) => value === null)).toEqual([false, true, false]);
    for (const measure of [engine.krugmanDistances, engine.cosineSimilarities, engine.overlaps]) {
      expect(measure(output)[1]).toEqual([null, null, null]);
      expect(measure(output)[0]![1]).toBeNull();
    }
    for (const measure of [engine.rawConcentrations, engine.locationalGinis]) {
      expect(measure(output).map((value) => value === null)).toEqual([false, true, false]);
    }
    expect(engine.rawConcentrations([[1, 2]])).toEqual([null, null]);
  });

  it("names the place of a wrong value", () => {
    expect(() => engine.locationQuotients([[1, 2], [3]])).toThrow("output[1] has 1 values, expected 2");
    expect(() => engine.entropies([[1, -2]])).toThrow("entropies: output[0][1] is -2, expected a finite number ≥ 0");
    expect(() => engine.overlaps([[Number.NaN]])).toThrow(RangeError);
    expect(() => engine.specialisation({ regions: ["a"], industries: ["x"], values: [] })).toThrow("values has 0 rows, expected one for each of 1 regions");
    expect(() => engine.specialisation({ regions: ["a"], industries: ["x"], values: [[1, 2]] })).toThrow("values[0] has 2 values");
  });

  it("keeps every measure within its bounds, and overlap and Krugman distance tell the same", () => {
    const value = integer({ min: 0, max: 1e9 });
    const output = array(array(value, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 });
    const holds = check(property(output, (table) => {
      const overlap = engine.overlaps(table);
      const told = engine.krugmanDistances(table).every((row, i) => row.every((found, j) => found === null || Math.abs(overlap[i]![j]! - (1 - found / 2)) < 1e-9));
      return told && within(engine.krugmanIndices(table), 2) && within(engine.herfindahlIndices(table), 1) && within(engine.entropies(table), 1.3862943611198906)
        && within(engine.hachmanIndices(table), 1) && within(engine.locationalGinis(table), 1) && engine.cosineSimilarities(table).every((row) => within(row, 1));
    }));
    expect(holds.failed).toBe(false);
  });
});
