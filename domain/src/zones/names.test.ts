import { expect, test } from "vitest";
import { nameOn, type DatedName } from "./names.js";
import { inForce } from "./period.js";

const name = (nameZh: string, validFrom: string | null, validTo: string | null, role: "main" | "alias" = "main"): DatedName =>
  ({ nameZh, nameEn: null, role, validFrom, validTo });

test.each([
  ["2020-03-31", true], ["2019-03-01", true], ["2019-02-28", false], ["2020-04-01", false],
])("on %s a period from 2019-03-01 until before 2020-04-01 holds: %s", (day, holds) => {
  expect(inForce({ validFrom: "2019-03-01", validTo: "2020-04-01" }, day)).toBe(holds);
});

test("a period without dates always holds", () => {
  expect(inForce({ validFrom: null, validTo: null }, "1900-01-01")).toBe(true);
});

test("a renamed zone is called by the name of the day", () => {
  const names = [name("甲", null, "2020-01-01"), name("乙", "2020-01-01", null)];
  expect(nameOn(names, "2019-12-31")?.nameZh).toBe("甲");
  expect(nameOn(names, "2020-01-01")?.nameZh).toBe("乙");
});

test("a dated name goes before an undated one", () => {
  expect(nameOn([name("甲", "2021-01-01", null), name("乙", null, null)], "2022-01-01")?.nameZh).toBe("甲");
});

test("an alias never stands in for the main name", () => {
  expect(nameOn([name("又名", null, null, "alias"), name("甲", "2021-01-01", null)], "2020-01-01")?.nameZh).toBe("甲");
  expect(nameOn([name("又名", null, null, "alias")], "2020-01-01")).toBeNull();
});
