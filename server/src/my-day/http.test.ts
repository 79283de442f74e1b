import { myDaySchema, deadDeliverySchema, preferenceSchema, type MyDay } from "@chengqi/domain/notices/my-day";
import { memberRoles, type MemberRole } from "@chengqi/domain/governance/membership";
import { sessionSchema } from "@chengqi/domain/governance/session";
import { describe, expect, it } from "vitest";
import { notify } from "../notices/notify.js";
import { askAs, testCity } from "../testing/city.js";

async function dayOf(role: MemberRole): Promise<MyDay> {
  const answer = await askAs(role, { url: "/api/v1/my-day" });
  expect(answer.statusCode).toBe(200);
  return myDaySchema.parse(answer.json());
}

const actorOf = async (role: MemberRole) => sessionSchema.parse((await askAs(role, { url: "/api/v1/session" })).json()).actor;

describe("my day", () => {
  it.each(memberRoles)("opens for %s with items that lead somewhere, and its count is what is late or waits", async (role) => {
    const day = await dayOf(role);
    expect(day.role).toBe(role);
    for (const { link, part, due } of day.items) {
      expect(link).toMatch(/^\/[a-z]/);
      if (part === "late" && due !== null) expect(due < day.today).toBe(true);
    }
    const { count } = (await askAs(role, { url: "/api/v1/my-day/count" })).json();
    expect(count).toBe(day.items.filter(({ part }) => part !== "changed").length);
  });

  it.each(["/api/v1/my-day", "/api/v1/my-day/count", "/api/v1/notices/preferences", "/api/v1/deliveries/dead"])("answers a visitor at %s that somebody must sign in", async (url) => {
    expect((await askAs("visitor", { url })).statusCode).toBe(401);
  });

  it("shows the city's office the datasets it keeps that are older than agreed, and nobody else's", async () => {
    const late = (await dayOf("city-office")).items.filter(({ words }) => words === "lateDataset");
    const { rows } = (await askAs("city-office", { url: "/api/v1/datasets" })).json() as { rows: { id: string; owner: string; late: boolean }[] };
    const own = rows.filter((one) => one.late && one.owner === "zone-office").map(({ id }) => `dataset:${id}`);
    expect(own.length).toBeGreaterThan(0);
    expect(late.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
    expect((await dayOf("zone")).items.filter(({ words }) => words === "lateDataset")).toEqual([]);
  });

  it("shows a notice until it is read, late after its day, and to nobody it is not for", async () => {
    const { database } = await testCity();
    const office = await actorOf("city-office");
    const zone = await actorOf("zone");
    const tell = (due: string) => database.act(office, (tx) => notify(tx, {
      cityId: office.cityId, to: { userId: zone.userId! }, kind: "power.delegated", subject: { kind: "power", id: "p" }, values: { power: "招商引资" }, link: "/zones", due,
    }));
    const [late, soon] = [await tell("2026-11-01"), await tell("2026-12-01")];
    const shown = async (role: MemberRole) => (await dayOf(role)).items.filter(({ noticeId }) => noticeId === late || noticeId === soon).map(({ noticeId, part }) => [noticeId, part]);
    expect(await shown("zone")).toEqual([[late, "late"], [soon, "waiting"]]);
    expect(await shown("system-admin")).toEqual([]);
    expect((await askAs("district", { method: "PUT", url: `/api/v1/notices/${late}/read` })).statusCode).toBe(404);
    expect((await askAs("zone", { method: "PUT", url: `/api/v1/notices/${late}/read` })).statusCode).toBe(204);
    expect((await askAs("zone", { method: "PUT", url: `/api/v1/notices/${late}/read` })).statusCode).toBe(204);
    expect(await shown("zone")).toEqual([[soon, "waiting"]]);
  });

  it("counts changes from the last visit on", async () => {
    const before = await dayOf("assessor");
    expect(before.firstVisit).toBe(true);
    expect((await askAs("assessor", { method: "PUT", url: "/api/v1/my-day/visit" })).statusCode).toBe(204);
    const { database } = await testCity();
    const { userId } = await actorOf("assessor");
    await database.owner.updateTable("city.day_visit").set({ seen_at: "2026-11-01T00:00:00Z" }).where("user_id", "=", userId).execute();
    expect(await dayOf("assessor")).toMatchObject({ firstVisit: false, since: "2026-11-01T00:00:00.000Z" });
    await askAs("assessor", { method: "PUT", url: "/api/v1/my-day/visit" });
    await askAs("assessor", { method: "PUT", url: "/api/v1/my-day/visit" });
    expect(await dayOf("assessor")).toMatchObject({ firstVisit: false, since: "2026-11-01T00:00:00.000Z" });
  });

  it("shows a system administrator what could not be delivered, who tries it again on record", async () => {
    const { database } = await testCity();
    const office = await actorOf("city-office");
    const notice = await database.act(office, (tx) => notify(tx, { cityId: office.cityId, to: { role: "assessor" }, kind: "power.accepted", subject: { kind: "power", id: "p" }, values: {}, link: "/zones" }));
    await database.owner.updateTable("city.delivery").set({ state: "dead", attempts: 8, last_error: "HTTP 500" }).where("notice_id", "=", notice).where("channel", "=", "webhook").execute();
    expect((await dayOf("system-admin")).items.find(({ words }) => words === "deadDeliveries")?.values["count"]).toBeGreaterThan(0);
    const list = await askAs("system-admin", { url: "/api/v1/deliveries/dead" });
    const [dead] = (list.json() as { rows: unknown[] }).rows.map((row) => deadDeliverySchema.parse(row));
    expect(dead).toMatchObject({ kind: "power.accepted", channel: "webhook", lastError: "HTTP 500" });
    expect((await askAs("city-office", { url: "/api/v1/deliveries/dead" })).statusCode).toBe(403);
    expect((await askAs("city-office", { method: "POST", url: `/api/v1/deliveries/${dead!.id}/retry` })).statusCode).toBe(403);
    expect((await askAs("system-admin", { method: "POST", url: `/api/v1/deliveries/${dead!.id}/retry` })).statusCode).toBe(204);
    expect((await askAs("system-admin", { method: "POST", url: `/api/v1/deliveries/${dead!.id}/retry` })).statusCode).toBe(404);
    const acts = (await askAs("audit-admin", { url: "/api/v1/acts?kind=delivery.retried" })).json() as { rows: unknown[] };
    expect(acts.rows.length).toBeGreaterThan(0);
  });

  it("keeps what a person says about letters to that person", async () => {
    const said = async (role: MemberRole) => (await askAs(role, { url: "/api/v1/notices/preferences" })).json().rows.map((row: unknown) => preferenceSchema.parse(row)).find(({ kind }: { kind: string }) => kind === "power.accepted").email;
    const change = (payload: object) => askAs("zone", { method: "PUT", url: "/api/v1/notices/preferences", payload });
    expect(await said("zone")).toBe(true);
    expect((await change({ kind: "power.accepted", email: false })).statusCode).toBe(204);
    expect([await said("zone"), await said("district")]).toEqual([false, true]);
    expect((await change({ kind: "power.accepted", email: true })).statusCode).toBe(204);
    expect((await change({ kind: "no-such-kind", email: true })).statusCode).toBe(400);
  });
});
