import { expect, test } from "vitest";
import { importChangeSchema, importCommitSchema } from "./answers.js";

test("a choice may be made of any part, of known parts only", () => {
  expect(importChangeSchema.parse({ crs: "GCJ-02", columns: [{ column: 0, field: "nameZh" }] })).toEqual({ crs: "GCJ-02", columns: [{ column: 0, field: "nameZh", scale: 1 }] });
  expect(importChangeSchema.safeParse({ colums: [] }).success).toBe(false);
  expect(importChangeSchema.safeParse({ existing: "erase" }).success).toBe(false);
});

test("nothing is published without a reason", () => {
  expect(importCommitSchema.safeParse({ reason: "" }).success).toBe(false);
});
