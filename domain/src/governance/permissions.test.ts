import { expect, test } from "vitest";
import { roles, visitorOf, type Actor } from "./actor.js";
import { acts, may, permissions } from "./permissions.js";

const actor = (more: Partial<Actor>): Actor => ({ ...visitorOf("510100"), ...more });

test("every act stands in the table once", () => {
  expect(permissions.map(({ act }) => act)).toEqual([...acts]);
});

test("whom the table does not name may not act", () => {
  for (const { act, allow } of permissions) {
    for (const role of roles) if (!allow[role]) expect(may(actor({ role, purpose: "audit" }), act)).toBe(false);
  }
});
