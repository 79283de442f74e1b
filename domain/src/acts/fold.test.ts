import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.js";

test("the state after a row of acts is that after its beginning, led on by the rest", () => {
  assert(property(array(integer()), integer({ min: 0, max: 20 }), (acts, cut) => {
    const step = (state: readonly number[], act: number) => [...state, act];
    expect(fold(acts.slice(cut), fold(acts.slice(0, cut), [], step), step)).toEqual(fold(acts, [], step));
  }));
});
