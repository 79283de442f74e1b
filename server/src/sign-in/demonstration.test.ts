import { sessionSchema } from "@chengqi/domain/governance/session";
import { memberRoles } from "@chengqi/domain/governance/membership";
import { describe, expect, test } from "vitest";
import { askAs, read } from "../testing/city.js";

describe("The demonstration", () => {
  test("offers one labelled account for each role, and a visitor is nobody", async () => {
    const session = await read("/api/v1/session", sessionSchema);
    expect(session.signIn.demonstration).toEqual(memberRoles);
    expect(session).toMatchObject({ user: null, actor: { role: "visitor", userId: null } });
  });

  test.each(memberRoles)("signs in as %s with one click, as what the account stands for", async (role) => {
    const session = sessionSchema.parse((await askAs(role, { url: "/api/v1/session" })).json());
    expect(session.actor).toMatchObject({ role, cityId: "510100", userId: session.user?.id });
    expect(session.user).toMatchObject({ demonstration: true, hasPassword: false, email: `${role}@demo.chengqi` });
    expect(session.user?.name).toMatch(/^演示·/);
    expect(session.actor.firmId === null).toBe(role !== "enterprise");
    expect(session.actor.zones.length > 0).toBe(["department", "district", "zone"].includes(role));
  });
});
