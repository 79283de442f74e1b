import type { Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";

const cities = ["510100", "999999"] as const;
const nobody = { userId: "u", firmId: null, purpose: null };
const zone = (cityId: string, id = "1"): Actor => ({ ...nobody, role: "zone", cityId, bodyId: `B${id}`, zones: [`Z${id}`] });
const district = (cityId: string, id = "1"): Actor => ({ ...nobody, role: "district", cityId, bodyId: `D${id}`, zones: [`Z${id}`] });
const office = (cityId: string): Actor => ({ ...nobody, role: "city-office", cityId, bodyId: null, zones: [] });
const tables = ["body_standing", "zone_form", "zone_lead", "power", "duty", "post", "establishment", "appointment"] as const;

/** In both cities: two districts with one zone each, whose body has one power offered and one accepted, a post and who holds it. */
async function plant({ database: { owner } }: FreshDatabase): Promise<void> {
  for (const city of cities) {
    for (const n of ["1", "2"]) {
      await sql`insert into city.zone_form values (${city}, ${`Z${n}`}, ${`B${n}`}, '2019-01-01', null, 'trial')`.execute(owner);
      await sql`insert into city.body_standing values (${city}, ${`B${n}`}, ${`D${n}`}, '2019-01-01', null, 'trial')`.execute(owner);
      await sql`insert into city.zone_lead values (${city}, ${`L${n}`}, ${`Z${n}`}, 'district', ${`D${n}`}, null, null, '2019-01-01', null, 'trial')`.execute(owner);
      for (const state of ["offered", "accepted"]) {
        await sql`insert into city.power values (${city}, ${`${state}-${n}`}, 'land-use', '试', ${`D${n}`}, ${`B${n}`}, ${state}, ${state}, '2019-01-01', null, 'trial')`.execute(owner);
      }
      await sql`insert into city.duty values (${city}, ${`T${n}`}, ${`B${n}`}, 'town', '试', 'zone', null, null, '2019-01-01', null, 'trial')`.execute(owner);
      await sql`insert into city.post values (${city}, ${`P${n}`}, ${`B${n}`}, '岗', null, 1, '2019-01-01', null, 'trial')`.execute(owner);
      await sql`insert into city.establishment values (${city}, ${`B${n}`}, 'administrative', 1, '2019-01-01', null, 'trial')`.execute(owner);
      await sql`insert into city.appointment values (${city}, ${`A${n}`}, ${`P${n}`}, ${`H-${n}`}, 'regular', '2019-01-01', null, 'trial')`.execute(owner);
    }
  }
}

describe.each(engines)("as the application's role on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    await plant(fresh);
  });
  afterAll(() => fresh.drop());

  /** Rows changed, `refused` where the policy says no; nothing stays. */
  async function tried(actor: Actor, statement: ReturnType<typeof sql>): Promise<number | "refused"> {
    const undone = new Error("undone");
    let rows = 0;
    try {
      await fresh.database.act(actor, async (tx) => {
        rows = Number((await statement.execute(tx)).numAffectedRows ?? 0);
        throw undone;
      });
    } catch (error) {
      if (error === undone) return rows;
      expect((error as { code?: string }).code).toBe("42501");
      return "refused";
    }
    return rows;
  }
  const become = (id: string, state: string) => sql`update city.power set state = ${state} where id = ${id}`;

  test("another city's rows are not there", async () => {
    for (const cityId of cities) {
      for (const actor of [zone(cityId), office(cityId)]) {
        for (const table of tables) {
          const { rows } = await fresh.database.as(actor, (tx) => sql<{ city_id: string }>`select city_id from ${sql.table(`city.${table}`)}`.execute(tx));
          expect([table, new Set(rows.map((row) => row.city_id))]).toEqual([table, new Set([cityId])]);
        }
      }
    }
  });

  test("a power is answered by its receiver alone, taken back by its giver or the city's office, and is never offered twice", async () => {
    const [own, other] = [zone("510100"), zone("510100", "2")];
    expect(await tried(own, become("offered-1", "accepted"))).toBe(1);
    expect(await tried(own, become("offered-1", "declined"))).toBe(1);
    for (const state of ["accepted", "declined", "withdrawn"]) {
      expect([state, await tried(other, become("offered-1", state))]).toEqual([state, 0]);
      expect([state, await tried(own, become("accepted-1", state))]).toEqual([state, 0]);
    }
    expect(await tried(own, become("offered-1", "withdrawn"))).toBe("refused");
    expect(await tried(district("510100"), become("accepted-1", "withdrawn"))).toBe(1);
    expect(await tried(office("510100"), become("offered-2", "withdrawn"))).toBe(1);
    expect(await tried(district("510100", "2"), become("accepted-1", "withdrawn"))).toBe(0);
    for (const giver of [district("510100"), office("510100")]) {
      for (const state of ["accepted", "declined", "offered"]) expect([giver.role, state, await tried(giver, become("offered-1", state))]).toEqual([giver.role, state, "refused"]);
    }
    expect(await tried({ ...own, role: "auditor" }, become("offered-1", "accepted"))).toBe(0);
    expect(await tried(own, sql`update city.power set power = '别的' where id = 'offered-1'`)).toBe("refused");
  });

  test("a power is offered by its giver, as an offer, to the body of a zone of its own", async () => {
    const offer = (giver: string, receiver: string, state = "offered", city = "510100") => sql`
      insert into city.power values (${city}, 'new', 'land-use', '试', ${giver}, ${receiver}, ${state}, ${state}, '2020-01-01', null, null)`;
    expect(await tried(district("510100"), offer("D1", "B1"))).toBe(1);
    expect(await tried(office("510100"), offer("CITY", "B2"))).toBe(1);
    for (const [actor, statement] of [
      [district("510100"), offer("D1", "B2")], [district("510100"), offer("D2", "B1")], [district("510100"), offer("D1", "B1", "accepted")],
      [district("510100"), offer("D1", "B1", "offered", "999999")], [zone("510100"), offer("B1", "B1x")], [office("510100"), offer("CITY", "D1")],
    ] as const) expect(await tried(actor, statement)).toBe("refused");
  });

  test("leads are named by the city's office, posts and appointments are their own body's, and nothing is deleted", async () => {
    const lead = sql`insert into city.zone_lead values ('510100', 'new', 'Z1', 'department', 'X', null, null, '2020-01-01', null, null)`;
    const post = (body: string) => sql`insert into city.post values ('510100', 'new', ${body}, '岗', null, 1, '2020-01-01', null, null)`;
    const appointment = (id: string) => sql`insert into city.appointment values ('510100', 'new', ${id}, 'H-9', 'contract', '2020-01-01', null, null)`;
    const end = (table: string, id: string) => sql`update ${sql.table(`city.${table}`)} set valid_to = '2021-01-01' where id = ${id}`;
    expect([await tried(office("510100"), lead), await tried(zone("510100"), lead), await tried(district("510100"), lead)]).toEqual([1, "refused", "refused"]);
    expect([await tried(zone("510100"), post("B1")), await tried(zone("510100"), post("B2"))]).toEqual([1, "refused"]);
    expect([await tried(zone("510100"), appointment("P1")), await tried(zone("510100"), appointment("P2"))]).toEqual([1, "refused"]);
    expect([await tried(zone("510100"), end("post", "P1")), await tried(zone("510100"), end("post", "P2"))]).toEqual([1, 0]);
    expect([await tried(zone("510100"), end("appointment", "A1")), await tried(zone("510100"), end("appointment", "A2"))]).toEqual([1, 0]);
    expect([await tried(office("510100"), end("zone_lead", "L1")), await tried(district("510100"), end("zone_lead", "L1"))]).toEqual([1, 0]);
    for (const table of tables) expect([table, await tried(office("510100"), sql`delete from ${sql.table(`city.${table}`)}`)]).toEqual([table, "refused"]);
  });
});
