import { beforeAll, describe, expect, it } from "vitest";
import type { LinearSolver } from "@chengqi/engines/numbers";
import { loadSolver } from "../../../server/src/computing/solver.js";
import { methods } from "./methods.js";
import { complaintOf, pathText, unknownKey } from "./wrong-input.js";

let solve: LinearSolver;
beforeAll(async () => {
  solve = await loadSolver();
});

describe("the methods", () => {
  it.each([...methods.values()].map((method) => [method.name, method] as const))("%s computes its example and names every key of the result", (name, method) => {
    const result = method.compute(method.example, { solve, mustStop: () => false });
    expect(methods.get(name)).toBe(method);
    expect(Object.keys(result).filter((key) => !(key in method.gives))).toEqual([]);
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });
});

describe("what is wrong with an input", () => {
  it("is said in one line with field, found and expected", () => {
    const said = (name: string, input: unknown) => {
      try {
        return methods.get(name)!.compute(input, { solve, mustStop: () => false });
      } catch (error) {
        return complaintOf(error, input);
      }
    };
    expect(said("weights", { method: "best", values: [], directions: [] })).toMatch(/^method: found "best", expected one of "entropy"/);
    expect(said("specialisation", { regions: ["a"], industries: ["x"], values: [["a very long text that nobody wants to read in full in one line of an error"]] })).toMatch(/^values\[0\]\[0\]: found ".{50,60}…, expected a number$/);
    expect(complaintOf(new Error("a fault of ours"), {})).toBeNull();
    expect([pathText([]), pathText(["a", 0, "b"])]).toEqual(["input", "a[0].b"]);
    expect(unknownKey(methods.get("ahp")!, { martix: [] })).toContain("martix: found a key that ahp does not know, expected matrix");
  });
});
