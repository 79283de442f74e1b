import { describe, expect, it } from "vitest";
import { delayAfter, mostAttempts } from "./delivery.js";
import { noticeKinds, noticeWords } from "./kinds.js";

describe("a notice in words", () => {
  it("takes names in the reader's language, and the Chinese one where there is no other", () => {
    const power = { zh: "招商引资", en: "Investment promotion" };
    expect(noticeWords("power.accepted", { power }, "en").text).toBe("Investment promotion: the zone has accepted it.");
    expect(noticeWords("power.accepted", { power: { ...power, en: null } }, "en").text).toBe("招商引资: the zone has accepted it.");
    expect(noticeWords("power.accepted", { power }, "zh").text).toBe("招商引资：功能区已承接。");
  });

  it("shows a dash for what is missing and names a kind that nobody knows", () => {
    expect(noticeWords("power.accepted", {}, "zh").text).toBe("—：功能区已承接。");
    expect(noticeWords("toString", {}, "zh")).toEqual({ subject: "toString", text: "" });
  });

  it("has the same gaps in both languages", () => {
    const gaps = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([gap]) => gap).toSorted();
    for (const { zh, en } of Object.values(noticeKinds)) expect(gaps(en.text + en.subject)).toEqual(gaps(zh.text + zh.subject));
  });
});

describe("the delay after a failed attempt", () => {
  it("grows up to six hours, and the last attempt has none", () => {
    const delays = Array.from({ length: mostAttempts }, (_, n) => delayAfter(n + 1));
    expect(delays).toEqual([30, 120, 480, 1920, 7680, 21_600, 21_600, null]);
  });

  it("is asked for after an attempt only", () => expect(() => delayAfter(0)).toThrow("attempts: 0"));
});
