import { describe, expect, test } from "vitest";
import { isHolderNumber, refusalToAppoint, refusalToEnd } from "./posts.js";

const post = { number: 2, validFrom: "2019-01-01", validTo: "2022-01-01" };
const of = (holder: string, validFrom: string, validTo: string | null = null) => ({ holder, validFrom, validTo });
const until = (holder: string, validFrom: string, validTo = "2022-01-01") => of(holder, validFrom, validTo);

test.each([["P-001", true], ["zb12", true], ["张三", false], ["zhangsan", false], ["Zhang San 1", false], ["1", false], ["a".repeat(20) + "1", false]])("a holder is a number, never a name: %s %s", (text, good) => {
  expect(isHolderNumber(text)).toBe(good);
});

describe("an appointment", () => {
  test("is made while a post is vacant on every day of it", () => {
    expect(refusalToAppoint(post, until("P-2", "2020-01-01"), [until("P-1", "2019-01-01")])).toBeNull();
    expect(refusalToAppoint(post, until("P-3", "2020-01-01"), [until("P-1", "2019-01-01"), until("P-2", "2021-06-01")])).toBe("no-vacancy");
  });
  test("counts who holds at the same time, not who held one after the other", () => {
    const turns = [until("P-1", "2019-01-01", "2020-01-01"), until("P-2", "2020-01-01", "2021-01-01"), until("P-3", "2021-01-01")];
    expect(refusalToAppoint(post, until("P-4", "2019-01-01"), turns)).toBeNull();
    expect(refusalToAppoint({ ...post, number: 1 }, until("P-4", "2019-01-01"), turns)).toBe("no-vacancy");
  });
  test.each([
    ["holder-not-a-number", of("李四", "2020-01-01", "2021-01-01")], ["days-reversed", of("P-1", "2020-01-01", "2020-01-01")],
    ["post-not-there", of("P-1", "2018-12-31", "2021-01-01")], ["post-not-there", of("P-1", "2020-01-01")], ["held-already", of("P-9", "2020-01-01", "2021-01-01")],
  ])("is refused as %s", (fault, wanted) => {
    expect(refusalToAppoint(post, wanted, [until("P-9", "2019-01-01")])).toBe(fault);
  });
});

test("a post ends after it began, once, and when nobody holds it any more", () => {
  const open = { validFrom: "2019-01-01", validTo: null };
  expect(refusalToEnd(open, "2020-01-01")).toBeNull();
  expect(refusalToEnd(open, "2019-01-01")).toBe("before-it-began");
  expect(refusalToEnd({ ...open, validTo: "2019-06-01" }, "2020-01-01")).toBe("ended-already");
  expect(refusalToEnd(open, "2020-01-01", [{ validFrom: null, validTo: null }])).toBe("still-held");
  expect(refusalToEnd(open, "2020-01-01", [{ validFrom: null, validTo: "2020-01-01" }])).toBeNull();
});
