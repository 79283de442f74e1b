import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { sql } from "kysely";
import { closeDemonstration, prepareDemonstration } from "./demonstration.js";
import { AdministratorExists, createFirstAdministrator } from "./first-admin.js";
import { linkOf, useLink } from "./links.js";

describe.each(engines)("On %s", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  }, 120_000);
  afterAll(() => fresh.drop());
  const asked = { cityId: "510100", name: "首任", today: "2026-11-22", publicUrl: "https://zones.example" };

  test("the first security administrator comes by a one-time link, which is renewed until it is used, and nobody after", async () => {
    const { database } = fresh;
    await prepareDemonstration(database, "510100");
    const first = await createFirstAdministrator(database, { ...asked, email: "First@city.example" });
    const second = await createFirstAdministrator(database, { ...asked, email: "first@city.example" });
    const tokens = [first, second].map((link) => new URL(link).hash.replace("#link=", ""));
    expect(first).toMatch(/^https:\/\/zones\.example\/sign-in#link=[\w-]{43}$/);
    expect(await linkOf(database.signIn, tokens[0]!)).toBeUndefined();
    expect(await linkOf(database.signIn, tokens[1]!)).toMatchObject({ email: "first@city.example", kind: "invitation" });
    await expect(createFirstAdministrator(database, { ...asked, email: "other@city.example" })).rejects.toThrow(AdministratorExists);
    const [one, two] = await Promise.all([useLink(database.signIn, tokens[1]!), useLink(database.signIn, tokens[1]!)]);
    expect([one, two].filter((id) => id !== undefined)).toHaveLength(1);
    await database.signIn.insertInto("sign_in.account").values({ id: "a", accountId: "a", providerId: "credential", userId: (one ?? two)!, password: "x" }).execute();
    await expect(createFirstAdministrator(database, { ...asked, email: "first@city.example" })).rejects.toThrow(AdministratorExists);
  });

  test("a link is of no use after 72 hours", async () => {
    const { database } = fresh;
    const link = await createFirstAdministrator(database, { ...asked, cityId: "110000", email: "late@city.example" });
    const token = new URL(link).hash.replace("#link=", "");
    const [row] = await database.signIn.selectFrom("sign_in.link").select(["expiresAt", "createdAt"]).execute();
    expect(Math.round((row!.expiresAt.getTime() - row!.createdAt.getTime()) / 3_600_000)).toBe(72);
    await database.signIn.updateTable("sign_in.link").set({ expiresAt: new Date(Date.now() - 1) }).execute();
    expect(await linkOf(database.signIn, token)).toBeUndefined();
    expect(await useLink(database.signIn, token)).toBeUndefined();
  });

  test("the database lets nobody be two administrators, not even by its owner's hand", async () => {
    const { owner } = fresh.database;
    const row = (id: string, role: string, from: string, to: string | null) =>
      ({ city_id: "510100", id, user_id: "u1", role, body_id: null, firm_id: null, valid_from: from, valid_to: to, granted_by: null });
    await owner.insertInto("governance.membership").values(row("1", "audit-admin", "2026-01-01", null)).execute();
    await expect(owner.insertInto("governance.membership").values(row("2", "system-admin", "2026-06-01", null)).execute()).rejects.toMatchObject({ code: "23P01" });
    await owner.insertInto("governance.membership").values(row("3", "system-admin", "2025-01-01", "2026-01-01")).execute();
    await expect(owner.updateTable("governance.membership").set({ valid_to: null }).where("id", "=", "3").execute()).rejects.toMatchObject({ code: "23P01" });
    await expect(owner.insertInto("governance.membership").values({ ...row("4", "auditor", "2026-01-01", null), granted_by: "u1" }).execute()).rejects.toMatchObject({ code: "23514" });
  });

  test("the tables of sign-in are closed to the application's role, and those of the city to that of sign-in", async () => {
    const { database } = fresh;
    const { rows } = await sql<{ app: number; own: number; city: number }>`
      select count(*) filter (where n.nspname = 'sign_in' and has_table_privilege('chengqi_app', c.oid, 'select, insert, update, delete')) as app,
        count(*) filter (where n.nspname = 'sign_in' and not has_table_privilege('chengqi_sign_in', c.oid, 'select')) as own,
        count(*) filter (where n.nspname in ('city', 'governance', 'national') and has_table_privilege('chengqi_sign_in', c.oid, 'select, insert, update, delete')) as city
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'`.execute(database.owner);
    expect(rows).toEqual([{ app: 0, own: 0, city: 0 }]);
    await expect(sql`select * from city.firm`.execute(database.signIn)).rejects.toMatchObject({ code: "42501" });
    await expect(sql`select * from governance.membership`.execute(database.signIn)).rejects.toMatchObject({ code: "42501" });
  });

  test("a person sees the own memberships, another person's not, and gives oneself none", async () => {
    const { database } = fresh;
    const row = (id: string, user: string) => ({ city_id: "510100", id, user_id: user, role: "auditor", body_id: null, firm_id: null, valid_from: "2026-01-01", valid_to: null, granted_by: null });
    await database.owner.insertInto("governance.membership").values([row("5", "u5"), row("6", "u6")]).execute();
    const actor = (role: "auditor" | "security-admin", userId: string, cityId = "510100") => ({ role, cityId, userId, bodyId: null, zones: [], firmId: null, purpose: null });
    const seen = (of: ReturnType<typeof actor>) => database.as(of, (tx) => tx.selectFrom("governance.membership").select("id").orderBy("id").execute());
    expect(await seen(actor("auditor", "u5"))).toEqual([{ id: "5" }]);
    expect(await seen(actor("security-admin", "u9"))).toEqual(expect.arrayContaining([{ id: "5" }, { id: "6" }]));
    expect(await seen(actor("security-admin", "u9", "999999"))).toEqual([]);
    const give = (of: ReturnType<typeof actor>, grantedBy: string | null, user: string) =>
      database.act(of, (tx) => tx.insertInto("governance.membership").values({ ...row("7", user), granted_by: grantedBy }).execute());
    await expect(give(actor("auditor", "u5"), "u5", "u7")).rejects.toMatchObject({ code: "42501" });
    await expect(give(actor("security-admin", "u9"), "u5", "u7")).rejects.toMatchObject({ code: "42501" });
    await expect(give(actor("security-admin", "u9"), "u9", "u9")).rejects.toMatchObject({ code: "23514" });
    await give(actor("security-admin", "u9"), "u9", "u7");
    const change = database.act(actor("security-admin", "u9"), (tx) => sql`update governance.membership set role = 'city-office'`.execute(tx));
    await expect(change).rejects.toMatchObject({ code: "42501" });
  });

  test("the accounts of a demonstration are closed where it is none, and open again where it is one", async () => {
    const { database } = fresh;
    const disabled = async () => (await database.signIn.selectFrom("sign_in.user").select(({ fn }) => fn.count<number>("disabledAt").as("n")).executeTakeFirstOrThrow()).n;
    await prepareDemonstration(database, "510100");
    expect(await disabled()).toBe(0);
    await closeDemonstration(database.signIn);
    expect(await disabled()).toBe(10);
    await prepareDemonstration(database, "510100");
    expect(await disabled()).toBe(0);
  });
});
