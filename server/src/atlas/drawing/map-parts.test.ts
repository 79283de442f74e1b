import { expect, test } from "vitest";
import { lengthText, scaleDenominator, scaleLengthM } from "./furniture.js";
import { clipRing, labelAnchor, pathOfLines, pointsInside } from "./geometry.js";
import { overlaps, placeLabels } from "./labels.js";
import { fitted } from "./projection.js";
import { gridFor } from "./start-multiples.js";

const frame = { x: 0, y: 0, width: 800, height: 600 };

test("the scale agrees with the distance on the ground", () => {
  const projection = fitted([103.9, 30.5, 104.2, 30.8], frame, 20);
  const [[ax, ay], [bx, by]] = [projection.project([104.05, 30.65]), projection.project([104.06, 30.65])];
  const metres = Math.hypot(bx - ax, by - ay) * projection.metresPerPoint;
  expect(metres).toBeCloseTo(0.01 * 111_195 * Math.cos((30.65 * Math.PI) / 180), 0);
  const [lon, lat] = projection.unproject(projection.project([104.1, 30.7]));
  expect([lon, lat]).toEqual([expect.closeTo(104.1, 9), expect.closeTo(30.7, 9)]);
});

test("scale bars are round and as long as the room allows", () => {
  expect([scaleLengthM(10, 150), scaleLengthM(140, 150), scaleLengthM(1.4, 150)]).toEqual([1000, 20_000, 200]);
  expect(lengthText(2500, "zh")).toBe("2.5 公里");
  expect(scaleDenominator(10)).toBe(28_000);
});

test("rings are cut at the frame", () => {
  const cut = clipRing([[-100, 100], [900, 100], [900, 200], [-100, 200]], frame);
  expect(cut.every(([x, y]) => x >= 0 && x <= 800 && y >= 0 && y <= 600)).toBe(true);
  expect(clipRing([[900, 100], [950, 100], [950, 200]], frame)).toEqual([]);
});

test("lines leave no trace outside the frame", () => {
  const projection = fitted([103.9, 30.5, 104.2, 30.8], frame, 0);
  const d = pathOfLines([[[100, 30.6], [108, 30.7]], [[100, 20], [101, 21]]], projection);
  const numbers = [...d.matchAll(/-?[\d.]+/gu)].map(Number);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.every((value) => value >= -8.01 && value <= 808.01)).toBe(true);
});

test("labels sit inside their area, also where its middle is not", () => {
  const horseshoe = [[[[0, 0], [300, 0], [300, 300], [200, 300], [200, 100], [100, 100], [100, 300], [0, 300]] as const]];
  const [x, y] = labelAnchor(horseshoe)?.point ?? [-1, -1];
  expect(y < 100 || x < 100 || x > 200).toBe(true);
  expect(pointsInside(horseshoe, [150, 50], 50).every(([px, py]) => py < 100 || px < 100 || px > 200)).toBe(true);
});

test("labels never touch; the important ones are kept", () => {
  const labels = Array.from({ length: 40 }, (_, index) => ({
    lines: [`产业功能区${index}`], x: 300 + (index % 8) * 12, y: 300 + Math.floor(index / 8) * 9, gap: 5, size: 9, weight: 700 as const, fill: "#000", importance: index,
  }));
  const placed = placeLabels(labels, frame, []).flatMap((shape) => (shape.kind === "text" ? [shape] : []));
  expect(placed[0]?.text).toBe("产业功能区39");
  expect(placed.length).toBeGreaterThan(2);
  const boxes = placed.map(({ x, y, text }) => ({ x: x - text.length * 4.4, y: y - 8, width: text.length * 8.8 - 8, height: 9 }));
  boxes.forEach((box, index) => boxes.slice(index + 1).forEach((other) => expect(overlaps(box, other)).toBe(false)));
});

test("small maps side by side take the room best", () => {
  expect(gridFor(66, 858, 794)).toEqual({ columns: 9, rows: 8 });
  expect(gridFor(1, 858, 794)).toEqual({ columns: 1, rows: 1 });
});
