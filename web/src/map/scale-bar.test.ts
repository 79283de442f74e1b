import { expect, test } from "vitest";
import { metresPerPixel, scaleBar } from "./scale-bar.js";

test("at the equator the whole world is as wide as one tile at zoom 0", () => {
  expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_075_016.686, 3);
});

test("the bar is a round length and no wider than asked", () => {
  for (let zoom = 5; zoom < 19; zoom += 0.37) {
    const { lengthM, widthPx } = scaleBar(30.66, zoom, 120);
    expect(String(lengthM)).toMatch(/^[125]0*$/);
    expect(widthPx).toBeLessThanOrEqual(120);
    expect(widthPx).toBeGreaterThan(120 / 2.5 - 1e-9);
  }
});
