import { linkSchema } from "@chengqi/domain/governance/session";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { evidenceIn } from "../acts/evidence.js";
import { reportOn } from "../acts/report.js";
import { askAs, testCity } from "../testing/city.js";

const [name, email] = ["测试·待删除者", "to.be.forgotten@zone.example"];
const erase = (id: string, payload: object = { reason: "本人要求" }, role: Parameters<typeof askAs>[0] = "system-admin") =>
  askAs(role, { method: "POST", url: `/api/v1/users/${id}/erase`, payload });

async function invited(address: string): Promise<string> {
  const answer = await askAs("security-admin", { method: "POST", url: "/api/v1/users", payload: { email: address, name, role: "zone", bodyId: "CD-GX", reason: "到岗" } });
  return linkSchema.parse(answer.json()).userId;
}
const removed = (id: string) => askAs("security-admin", { method: "DELETE", url: `/api/v1/users/${id}`, payload: { reason: "离岗" } });

/** Every text of every table that holds one of the words, as `table.column`. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const { database } = await testCity();
  const { rows: columns } = await sql<{ t: string; c: string }>`
    select format('%I.%I', table_schema, table_name) as t, quote_ident(column_name) as c from information_schema.columns
    where table_schema in ('city', 'governance', 'sign_in', 'chengqi') and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'bytea')`.execute(database.owner);
  const found: string[] = [];
  for (const { t, c } of columns) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(t)} where ${sql.join(words.map((word) => sql`${sql.raw(c)}::text ilike ${`%${word}%`}`), sql` or `)}`.execute(database.owner);
    if ((rows[0]?.n ?? 0) > 0) found.push(`${t}.${c}`);
  }
  return found.toSorted();
}

async function faultsOfRecord(): Promise<readonly string[]> {
  const [record] = await evidenceIn((await testCity()).database, "none");
  return record ? reportOn(record, []).faults : ["no record"];
}

beforeAll(() => testCity().then(() => undefined), 600_000);

describe("A person who was removed", () => {
  test("is forgotten: no table, list or export holds who it was, and the record stays whole", async () => {
    const id = await invited(email);
    await removed(id);
    expect(await placesOf([email, name])).toEqual(['sign_in."user".email', 'sign_in."user".name']);
    expect((await askAs("system-admin", { url: "/api/v1/users/removed" })).json()).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ id, name, email })]) as unknown });

    const before = await faultsOfRecord();
    expect((await erase(id)).statusCode).toBe(204);

    expect(await placesOf([email, name])).toEqual([]);
    for (const [role, url] of [["system-admin", "/api/v1/users/removed"], ["security-admin", "/api/v1/users"], ["audit-admin", "/api/v1/acts?limit=100"], ["audit-admin", "/api/v1/acts.csv"]] as const) {
      const answer = await askAs(role, { url });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(email);
      expect(answer.body).not.toContain(name);
    }
    const { database } = await testCity();
    const { rows } = await sql<{ user_id: string | null; salt: unknown }>`
      select k.user_id, k.salt from city.act a join city.person_key k on k.city_id = a.city_id and k.reference = a.subject_id where a.kind = 'person.erased'`.execute(database.owner);
    expect(rows).toContainEqual({ user_id: null, salt: null });
    // The chain, and what it tells of memberships, are as they were.
    expect(await faultsOfRecord()).toEqual(before);
  });

  test("is erased by the system administrator alone, with a reason, and after the removal", async () => {
    const id = await invited("still.here@zone.example");
    for (const role of ["security-admin", "audit-admin", "city-office", "zone"] as const) expect((await erase(id, undefined, role)).statusCode).toBe(403);
    expect((await erase(id, {})).json()).toMatchObject({ errors: [{ field: "body.reason" }] });
    const early = await erase(id);
    expect([early.statusCode, early.json()]).toEqual([409, expect.objectContaining({ errors: [{ field: "params.id", found: id, expected: "not-removed" }] })]);
    await removed(id);
    expect((await erase(id)).statusCode).toBe(204);
    expect((await erase(id)).statusCode).toBe(404);
    expect((await askAs("security-admin", { url: "/api/v1/users/removed" })).statusCode).toBe(403);
  });

  test("of the demonstration cannot be erased", async () => {
    const { rows } = (await askAs("security-admin", { url: "/api/v1/users" })).json() as { rows: { id: string; demonstration: boolean }[] };
    expect((await erase(rows.find(({ demonstration }) => demonstration)?.id ?? "")).statusCode).toBe(404);
  });
});
