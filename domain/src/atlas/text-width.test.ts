import { expect, test } from "vitest";
import { balanced, shortened, textWidth, wrapped } from "./text-width.js";

test("a Chinese character is as wide as the size, a digit narrower, bold wider", () => {
  expect(textWidth("成都", 10)).toBe(20);
  expect(textWidth("88", 10)).toBeCloseTo(11.1);
  expect(textWidth("Zone", 10, 700)).toBeGreaterThan(textWidth("Zone", 10));
});

test("what does not fit ends in an ellipsis and then fits", () => {
  const text = shortened("成都电子信息产业功能区", 60, 10);
  expect(text).toBe("成都电子信…");
  expect(textWidth(text, 10)).toBeLessThanOrEqual(60);
  expect(shortened("成都", 60, 10)).toBe("成都");
});

test("lines break after any Chinese character but never before closing punctuation", () => {
  const lines = wrapped("集成电路、新型显示", 45, 10);
  expect(lines).toEqual(["集成电", "路、新型", "显示"]);
  expect(lines.join("")).toBe("集成电路、新型显示");
});

test("English breaks at blanks, and the last of too few lines says that more follows", () => {
  expect(wrapped("Industrial functional zones", 60, 10)).toEqual(["Industrial", "functional", "zones"]);
  expect(wrapped("Industrial functional zones", 60, 10, 400, 2)[1]).toMatch(/…$/u);
});

test("balanced lines leave no single character over", () => {
  const lines = balanced("天府水城现代文旅康养产业集聚区", 145, 10);
  expect(lines).toHaveLength(2);
  expect(lines.join("")).toBe("天府水城现代文旅康养产业集聚区");
  expect(Math.min(...lines.map((line) => line.length))).toBeGreaterThan(5);
});
