import { expect, test } from "vitest";
import { noHash } from "./act.js";
import { actPageSchema, recordStateSchema } from "./act-list.js";

test("an empty page and a record that nobody signed yet are answers", () => {
  expect(actPageSchema.parse({ rows: [], nextCursor: null })).toEqual({ rows: [], nextCursor: null });
  expect(recordStateSchema.safeParse({ seq: 0, hash: noHash, signed: null, key: null }).success).toBe(true);
  expect(recordStateSchema.safeParse({ seq: 0.5, hash: noHash, signed: null, key: null }).success).toBe(false);
});
