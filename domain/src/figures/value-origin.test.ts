import { expect, test } from "vitest";
import { originFields, originOfValue, valueOriginSchema, type ValueOrigin } from "./value-origin.js";

const origin = (kind: ValueOrigin["kind"], row: string, field: ValueOrigin["field"]): ValueOrigin => ({
  kind, row, field, dataset: `${kind} ${field}`, title: { zh: "译", en: "Translated" }, mark: "derived", source: "ours", date: "2022-12-31",
});

test("a value is found by what its row is, which row, and which value", () => {
  const origins = [origin("zone", "Z01", "outline"), origin("zone", "Z02", "outline"), origin("district", "Z01", "outline"), origin("zone", "Z01", "kind")];
  expect(originOfValue(origins, "zone", "Z01", "outline")?.dataset).toBe("zone outline");
  expect(originOfValue(origins, "district", "Z01", "outline")?.dataset).toBe("district outline");
  expect(originOfValue(origins, "zone", "Z01", "centre")).toBeUndefined();
  expect(originOfValue([], "zone", "Z01", "outline")).toBeUndefined();
});

test("the contract takes every value that may have an origin of its own, and no other", () => {
  for (const [kind, fields] of Object.entries(originFields)) {
    for (const field of fields) expect(valueOriginSchema.safeParse(origin(kind as ValueOrigin["kind"], "x", field)).success).toBe(true);
  }
  expect(valueOriginSchema.safeParse({ ...origin("zone", "x", "outline"), field: "colour" }).success).toBe(false);
});
