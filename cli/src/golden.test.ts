import { readFileSync, readdirSync } from "node:fs";
import { methods } from "@chengqi/domain/methods/methods";
import { describe, expect, it } from "vitest";
import { compute } from "./compute.js";

const folder = new URL("../../engines/golden/", import.meta.url);
const cases = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** Every place where the two differ by more than the tolerance (relative, absolute below 1). */
function differences(found: unknown, due: unknown, tolerance: number, where: string): string[] {
  if (typeof due === "number" && typeof found === "number") {
    return Math.abs(found - due) <= tolerance * Math.max(1, Math.abs(due)) ? [] : [`${where}: ${found} for ${due}`];
  }
  if (due === null || typeof due !== "object") return found === due ? [] : [`${where}: ${JSON.stringify(found)} for ${JSON.stringify(due)}`];
  if (found === null || typeof found !== "object") return [`${where}: ${String(found)} for an object or list`];
  if (Array.isArray(due) && (found as unknown[]).length !== due.length) return [`${where}: ${(found as unknown[]).length} values for ${due.length}`];
  return Object.entries(due).flatMap(([key, item]) => differences((found as Record<string, unknown>)[key], item, tolerance, `${where}.${key}`));
}

describe("chengqi compute on the golden cases", () => {
  it("has cases of known methods only, and many", () => {
    expect(cases.filter((name) => !methods.has(name.split("--")[0]!))).toEqual([]);
    expect(cases.length).toBeGreaterThan(45);
  });

  it.each(cases)("%s within its tolerance", async (name) => {
    const { method, input, expected, tolerance } = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    const found = JSON.parse([...(await compute(method, JSON.stringify(input)))].join(""));
    expect(differences(found, expected, tolerance, "output").slice(0, 5)).toEqual([]);
  });
});
