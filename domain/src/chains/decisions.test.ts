import { expect, test } from "vitest";
import { decisionSchema, newDecisionSchema, newPlacementSchema } from "./decisions.js";

const fingerprint = "ab".repeat(32);
const division = { a: "整车", b: "零部件" };

test("who does what is said where the work is divided, and only there", () => {
  expect(newDecisionSchema.safeParse({ kind: "divide", reason: "各有所长，分工发展", fingerprint, division }).success).toBe(true);
  expect(newDecisionSchema.safeParse({ kind: "divide", reason: "各有所长，分工发展", fingerprint }).error?.issues[0]?.path).toEqual(["division"]);
  expect(newDecisionSchema.safeParse({ kind: "keep", reason: "服务不同市场", fingerprint, division }).error?.issues[0]?.path).toEqual(["division"]);
});

test("a decision says why and on which evidence", () => {
  expect(newDecisionSchema.safeParse({ kind: "keep", reason: "  好  ", fingerprint }).success).toBe(false);
  expect(newDecisionSchema.safeParse({ kind: "keep", reason: "服务不同市场", fingerprint: "none" }).success).toBe(false);
  expect(newPlacementSchema.safeParse({ firm: "F1", chain: "cars", link: "battery", on: false, reason: "已转产为铝材" }).success).toBe(true);
  expect(decisionSchema.safeParse({ kind: "keep" }).success).toBe(false);
});
