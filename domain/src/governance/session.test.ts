import { expect, test } from "vitest";
import { visitorOf } from "./actor.js";
import { sessionSchema } from "./session.js";

test("An answer for somebody without a session names nobody", () => {
  const answer = {
    actor: { ...visitorOf("510100"), zones: [] }, user: null, memberships: [], membershipId: null, secondFactorNeeded: false,
    signIn: { demonstration: ["zone"], singleSignOn: false },
  };
  expect(sessionSchema.parse(answer)).toEqual(answer);
  expect(sessionSchema.safeParse({ ...answer, signIn: { demonstration: ["visitor"], singleSignOn: false } }).success).toBe(false);
});
