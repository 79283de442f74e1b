import { expect, test } from "vitest";
import { placeBeside } from "./place-beside.js";

const page = { width: 400, height: 300 };
const at = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 });

test.each([
  ["below where there is room", at(50, 50), { left: 50, top: 76 }],
  ["above at the foot of the window", at(50, 270), { left: 50, top: 164 }],
  ["to the left of its place at the right edge", at(380, 50), { left: 192, top: 76 }],
])("a card stands %s", (_, anchor, place) => {
  expect(placeBeside(anchor, { width: 200, height: 100 }, page)).toEqual(place);
});

test("a card too high for either side stays within the window", () => {
  expect(placeBeside(at(50, 140), { width: 200, height: 280 }, page)).toEqual({ left: 50, top: 12 });
});
