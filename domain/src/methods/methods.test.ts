import { describe, expect, it } from "vitest";
import { methods } from "./methods.js";

describe("the methods", () => {
  it.each([...methods.values()].map((method) => [method.name, method] as const))("%s computes its example and names every key of the result", (name, method) => {
    const result = method.compute(method.example, { solve: () => { throw new RangeError("this example needs no solver"); }, mustStop: () => false });
    expect(methods.get(name)).toBe(method);
    expect(Object.keys(result).filter((key) => !(key in method.gives))).toEqual([]);
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });
});
