import { describe, expect, test } from "vitest";
import { administrators, holdsOn, memberRoles, refusalToGrant, type MembershipTerms } from "./membership.js";

const terms = (given: Partial<MembershipTerms>): MembershipTerms =>
  ({ role: "city-office", bodyId: null, firmId: null, validFrom: "2026-01-01", validTo: null, ...given });

describe("A membership", () => {
  test("holds from its first day until before the first day it holds no longer", () => {
    const year = terms({ validTo: "2027-01-01" });
    expect(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((day) => holdsOn(year, day))).toEqual([false, true, true, false]);
    expect(holdsOn(terms({}), "2099-01-01")).toBe(true);
  });

  test.each(administrators.flatMap((held) => administrators.map((wanted) => [held, wanted] as const)))("of %s goes with %s only if they are the same", (held, wanted) => {
    expect(refusalToGrant(terms({ role: wanted }), [terms({ role: held })], "u1", "u2")).toBe(held === wanted ? null : "administrators-apart");
  });

  test("as administrator may follow another that has ended, and goes with any other role", () => {
    const former = terms({ role: "audit-admin", validTo: "2026-06-01" });
    expect(refusalToGrant(terms({ role: "system-admin", validFrom: "2026-06-01" }), [former], "u1", "u2")).toBeNull();
    expect(refusalToGrant(terms({ role: "system-admin", validFrom: "2026-05-31" }), [former], "u1", "u2")).toBe("administrators-apart");
    for (const role of memberRoles.filter((one) => one === "auditor" || one === "city-office")) {
      expect(refusalToGrant(terms({ role }), [former], "u1", "u2")).toBeNull();
    }
  });

  test("is refused to oneself, without its firm or body, and when it ends before it begins", () => {
    expect(refusalToGrant(terms({}), [], "u1", "u1")).toBe("own-membership");
    expect(refusalToGrant(terms({ role: "enterprise" }), [], "u1", null)).toBe("firm-and-role");
    expect(refusalToGrant(terms({ role: "auditor", firmId: "F1" }), [], "u1", null)).toBe("firm-and-role");
    expect(refusalToGrant(terms({ role: "enterprise", firmId: "F1" }), [], "u1", null)).toBeNull();
    expect(refusalToGrant(terms({ role: "zone" }), [], "u1", null)).toBe("body-and-role");
    expect(refusalToGrant(terms({ validTo: "2025-01-01" }), [], "u1", null)).toBe("days-reversed");
  });
});
