import { expect, test } from "vitest";
import { kindText, shortId, timeText } from "./act-words.js";

test("a time is told in China, to the second", () => {
  expect(timeText("2026-11-22T16:00:01.234Z", "Asia/Shanghai")).toBe("2026-11-23 00:00:01");
  expect(timeText("2026-11-22T16:00:01.234Z", "Australia/Melbourne")).toBe("2026-11-23 03:00:01");
});

test("an id of the program is shortened, one that people gave is not", () => {
  expect(["01a206dc-2aa7-78af-897a-99bdc26342ba", "chengdu-chip-fund-2020", "F000000001"].map(shortId)).toEqual(["…c26342ba", "chengdu-chip-fund-2020", "F000000001"]);
});

test("a kind has its name in both languages, an unknown one is shown as written", () => {
  expect([kindText("rule.saved", "zh"), kindText("rule.saved", "en"), kindText("toString", "zh")]).toEqual(["保存规则", "Rule saved", "toString"]);
});
