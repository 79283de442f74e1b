import { expect, test } from "vitest";
import { kindText, timeText } from "./act-words.js";

test("a time is told in China, to the second", () => {
  expect(timeText("2026-11-22T16:00:01.234Z")).toBe("2026-11-23 00:00:01");
});

test("a kind has its name in both languages, an unknown one is shown as written", () => {
  expect([kindText("rule.saved", "zh"), kindText("rule.saved", "en"), kindText("toString", "zh")]).toEqual(["保存规则", "Rule saved", "toString"]);
});
