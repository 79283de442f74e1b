import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { appended, hashedText, noHash } from "./act.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("an act's hash is that of all its content in its one form, the hash of the act before included", () => {
  const act = appended({ seq: 0, hash: noHash }, {
    id: "018bcfe5-6800-7000-8000-000000000000", cityId: "510100", at: "2026-01-02T03:04:05.678Z", kind: "rule.saved",
    actor: { role: "department", user: null, body: "b" }, subject: { kind: "rule", id: "r" }, scope: { zone: null, body: null, firm: null },
    public: false, reason: "试", data: { b: 1, a: [] }, persons: [],
  }, sha256);
  const text = `{"actor":{"body":"b","role":"department","user":null},"at":"2026-01-02T03:04:05.678Z","cityId":"510100","data":{"a":[],"b":1},` +
    `"id":"018bcfe5-6800-7000-8000-000000000000","kind":"rule.saved","persons":[],"previousHash":"${noHash}","public":false,"reason":"试",` +
    `"scope":{"body":null,"firm":null,"zone":null},"seq":1,"subject":{"id":"r","kind":"rule"}}`;
  expect(hashedText(act)).toBe(text);
  expect(act.hash).toBe(sha256(text));
});
