import { expect, test } from "vitest";
import { noHash, type Act } from "./act.js";
import { actSchema } from "./act-schema.js";

const act: Act = {
  seq: 1, id: "i", cityId: "c", at: "t", actor: { role: "zone", user: null, body: "b" }, kind: "rule.saved", subject: { kind: "rule", id: "r" },
  scope: { zone: "z", body: null, firm: null }, public: false, reason: null, data: { n: [1, null, "x"] }, persons: ["p"], previousHash: noHash, hash: noHash,
};

test("an act is read as it was written, and nothing else is an act", () => {
  expect(actSchema.parse(JSON.parse(JSON.stringify(act)))).toEqual(act);
  for (const wrong of [{ ...act, seq: 0 }, { ...act, hash: "x" }, { ...act, more: 1 }, { ...act, actor: { ...act.actor, role: "king" } }]) {
    expect(actSchema.safeParse(wrong).success).toBe(false);
  }
});
