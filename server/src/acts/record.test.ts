import { hashedText, noHash } from "@chengqi/domain/acts/act";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { recordAct, type NewAct } from "./record.js";
import { actOf, personReference, sha256, userReference } from "./sql.js";

const cityId = "510100";
const actor = (more: Partial<Actor>): Actor => ({ ...visitorOf(cityId), ...more });
const office = actor({ role: "city-office", userId: "u-office", bodyId: "office" });
const zone = actor({ role: "zone", userId: "u-zone", bodyId: "zone-body", zones: ["zone-1"] });
const saved = (id: string, more: Partial<NewAct> = {}): NewAct =>
  ({ kind: "rule.saved", subject: { kind: "rule", id }, reason: "试行", data: { id, price: "1.50", tags: ["一", "二"] }, ...more });

describe.each(engines)("the record of acts on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  const record = (who: Actor, act: NewAct) => fresh.database.act(who, (tx) => recordAct({ tx, actor: who }, act));
  const all = async (city = cityId) =>
    (await fresh.database.owner.selectFrom("city.act").selectAll().where("city_id", "=", city).orderBy("seq").execute()).map(actOf);
  const seenBy = async (who: Actor) =>
    (await fresh.database.as(who, (tx) => tx.selectFrom("city.act").select("subject_id").where("subject_kind", "=", "reading").orderBy("seq").execute()))
      .map((row) => row.subject_id);

  test("fifty people at once leave fifty acts without a gap, each bound to the one before", async () => {
    const recorded = await Promise.all(Array.from({ length: 50 }, (_, n) =>
      record(actor({ role: "department", userId: `u-${n % 7}`, bodyId: `body-${n % 3}` }), saved(`rule-${n}`))));
    const acts = await all();
    expect(acts.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(new Set(acts.map(({ subject }) => subject.id)).size).toBe(50);
    expect(recorded.toSorted((a, b) => a.seq - b.seq)).toEqual(acts);
    expect(acts.map(({ previousHash }) => previousHash)).toEqual([noHash, ...acts.slice(0, -1).map(({ hash }) => hash)]);
    expect(acts.map((act) => sha256(hashedText(act)))).toEqual(acts.map(({ hash }) => hash));
    expect(new Set(acts.map(({ actor: { user } }) => user)).size).toBe(7);
  });

  test("an act whose transaction fails leaves nothing, not even its number", async () => {
    const before = (await all()).length;
    const failing = fresh.database.act(office, async (tx) => {
      await recordAct({ tx, actor: office }, saved("fails"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect((await record(office, saved("succeeds"))).seq).toBe(before + 1);
  });

  test("of two who saw the same state one is refused, also where the other's act may not be read", async () => {
    const { seq } = await record(office, saved("shared", { expectedSeq: 0 }));
    await expect(record(zone, saved("shared", { expectedSeq: 0 }))).rejects.toMatchObject({ status: 409, key: "conflict" });
    const both = await Promise.allSettled([office, zone].map((who) => record(who, saved("shared", { expectedSeq: seq }))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await all()).filter(({ subject }) => subject.id === "shared")).toHaveLength(2);
  });

  test("nobody changes, removes or empties it: neither the application nor the owner of the tables", async () => {
    const statements = ["update city.act set reason = 'x'", "delete from city.act", "truncate city.act", "update city.act_head set seq = 1",
      "update city.act_head set seq = 0", "delete from city.act_head", "truncate city.act_head", "insert into city.act_head values ('110000', 7, repeat('a', 64))"];
    for (const statement of statements) {
      await expect(fresh.database.act(office, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({ code: "42501" });
      await expect(sql.raw(statement).execute(fresh.database.owner)).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("nobody appends in another's name, to another city, or beside the head", async () => {
    const forge = (set: string) => fresh.database.act(office, async (tx) => {
      const { seq } = await recordAct({ tx, actor: office }, saved("real"));
      await sql.raw(`insert into city.act select (x).* from (select jsonb_populate_record(a, '${set.replaceAll("@", String(seq + 1))}'
        || jsonb_build_object('id', gen_random_uuid(), 'previous_hash', a.hash)) as x from city.act a where a.seq = ${seq}) as forged`).execute(tx);
    });
    await expect(forge('{"seq": @}')).resolves.toBeUndefined();
    await expect(forge('{"seq": @, "actor_role": "auditor"}')).rejects.toMatchObject({ code: "42501" });
    await expect(forge('{"seq": @, "actor_user": "someone"}')).rejects.toMatchObject({ code: "42501" });
    await expect(forge('{"seq": @, "actor_body": "other"}')).rejects.toMatchObject({ code: "42501" });
    await expect(forge('{"seq": @, "city_id": "999999"}')).rejects.toMatchObject({ code: "42501" });
    await expect(forge('{"seq": 1000000}')).rejects.toMatchObject({ code: "40001" });
  });

  test("auditors read all of it, others what is their own, visitors only what is public", async () => {
    const reading = (id: string, more: Partial<NewAct> = {}) => saved(id, { ...more, subject: { kind: "reading", id } });
    await record(office, reading("of-the-office"));
    await record(office, reading("on-zone-1", { zoneId: "zone-1" }));
    await record(office, reading("on-zone-2", { zoneId: "zone-2" }));
    await record(zone, reading("by-the-zone"));
    await record(office, reading("on-a-firm", { firmId: "F1" }));
    await record(office, reading("on-a-body", { bodyId: "zone-body" }));
    const everything = ["of-the-office", "on-zone-1", "on-zone-2", "by-the-zone", "on-a-firm", "on-a-body"];
    expect(await seenBy(actor({ role: "auditor", userId: "u-a" }))).toEqual(everything);
    expect(await seenBy(actor({ role: "audit-admin", userId: "u-b" }))).toEqual(everything);
    expect(await seenBy(office)).toEqual(["of-the-office", "on-zone-1", "on-zone-2", "on-a-firm", "on-a-body"]);
    expect(await seenBy(zone)).toEqual(["on-zone-1", "by-the-zone", "on-a-body"]);
    expect(await seenBy(actor({ role: "enterprise", userId: "u-f", firmId: "F1" }))).toEqual(["on-a-firm"]);
    expect(await seenBy(actor({ role: "district", userId: "u-zone" }))).toEqual(["by-the-zone"]);
    expect(await seenBy(actor({ role: "district", userId: "u-d", bodyId: "d" }))).toEqual([]);
    expect(await seenBy(visitorOf(cityId))).toEqual([]);
    expect(await seenBy({ ...visitorOf("999999"), role: "auditor" })).toEqual([]);
  });

  test("a person is forgotten, and the chain stays whole", async () => {
    const { reference, act } = await fresh.database.act(office, async (tx) => {
      const name = await personReference(tx, cityId, { name: "张三", email: "zhang@example.org" });
      return { reference: name, act: await recordAct({ tx, actor: office }, saved("appointment", { persons: [name], data: { appointed: name } })) };
    });
    const auditor = actor({ role: "auditor", userId: "u-a" });
    const known = () => fresh.database.as(auditor, (tx) =>
      tx.selectFrom("city.person_key").select(["personal", "user_id", "salt"]).where("reference", "in", [reference, act.actor.user ?? ""]).orderBy("personal").execute());
    expect(await known()).toMatchObject([{ personal: '{"email":"zhang@example.org","name":"张三"}', user_id: null }, { personal: null, user_id: "u-office" }]);
    const erase = (who: Actor, person: string) => fresh.database.act(who, async (tx) =>
      (await sql<{ done: boolean }>`select city.erase_person(${cityId}, ${person}) as done`.execute(tx)).rows[0]?.done);
    expect(await erase(office, reference)).toBe(false);
    const admin = actor({ role: "system-admin", userId: "u-s" });
    expect([await erase(admin, reference), await erase(admin, act.actor.user ?? ""), await erase(admin, reference)]).toEqual([true, true, false]);
    expect(await known()).toEqual([{ personal: null, user_id: null, salt: null }, { personal: null, user_id: null, salt: null }]);
    const acts = await all();
    expect(acts.find(({ seq }) => seq === act.seq)).toEqual(act);
    const again = await fresh.database.act(office, (tx) => userReference(tx, cityId, "u-office"));
    expect(again).not.toBe(act.actor.user);
  });

  test("others do not see whom a reference means", async () => {
    const seen = await fresh.database.as(zone, (tx) => tx.selectFrom("city.person_key").select("user_id").execute());
    expect(seen).toEqual([{ user_id: "u-zone" }]);
  });

  test("data are kept to the letter, whatever they hold", async () => {
    const data = { big: 1e21, small: 5e-324, minus: -0, text: "制表\t \"引号\" \\ \u0001 😀", empty: {}, list: [null, true, 0.1] };
    const { seq } = await record(office, saved("odd", { data }));
    const stored = (await all()).find((act) => act.seq === seq)!;
    expect(stored.data).toEqual(JSON.parse(JSON.stringify(data)));
    expect(sha256(hashedText(stored))).toBe(stored.hash);
  });
});
