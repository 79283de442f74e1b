import type { MemberRole } from "@chengqi/domain/governance/membership";
import { expect, test } from "vitest";
import { askAs, testCity } from "../testing/city.js";
import { hashOfKey } from "./keys.js";

interface Made { readonly id: string; readonly key: string; readonly expiresAt: string }

async function made(role: MemberRole, body: object = { name: "数据平台", scopes: ["lists", "layers"] }): Promise<Made> {
  const answer = await askAs(role, { method: "POST", url: "/api/v1/session/keys", payload: body });
  expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return answer.json<Made>();
}

async function askWith(key: string, url: string, method: "GET" | "POST" = "GET", headers: Record<string, string> = {}) {
  const { app } = await testCity();
  return app.inject({ method, url, headers: { ...headers, authorization: `Bearer ${key}` } });
}

test("a key is shown once, kept as a hash, listed without itself, and its making is on record", async () => {
  const { database } = await testCity();
  const { id, key, expiresAt } = await made("department");
  expect(key).toMatch(/^chengqi_[\w-]{43}$/);
  expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(90);
  const row = await database.signIn.selectFrom("sign_in.key").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(row.hash).toBe(hashOfKey(key));
  expect(JSON.stringify(row)).not.toContain(key);
  const listed = await askAs("department", { url: "/api/v1/session/keys" });
  expect(listed.json<{ rows: { id: string }[] }>().rows.map((one) => one.id)).toContain(id);
  expect(listed.body).not.toContain(key);
  expect((await askAs("zone", { url: "/api/v1/session/keys" })).json()).toEqual({ rows: [] });
  const [act] = await database.owner.selectFrom("city.act").select(["kind", "actor_role"]).where("subject_kind", "=", "key").where("subject_id", "=", id).execute();
  expect(act).toEqual({ kind: "key.created", actor_role: "department" });
});

test("a key reads what its owner reads, and its answers are kept from others", async () => {
  const { key } = await made("city-office");
  for (const url of ["/api/v1/acts?limit=5&kind=key.created", "/api/v1/targets", "/api/v1/zones", "/api/v1/exports/zones?format=csv"]) {
    const answer = await askWith(key, url);
    expect({ url, status: answer.statusCode, body: answer.body }).toEqual({ url, status: 200, body: (await askAs("city-office", { url })).body });
  }
  const { headers } = await askWith(key, "/api/v1/zones");
  expect(headers["vary"]).toContain("authorization");
  expect(headers["cache-control"]).toContain("private");
});

test("a key opens its scopes only, and never what changes, is personal or needs a purpose", async () => {
  const layers = await made("zone", { name: "QGIS", scopes: ["layers"], days: 1 });
  for (const url of ["/api/ogc/collections/zones/items?limit=1", "/api/v1/zones.geojson"]) expect((await askWith(layers.key, url)).statusCode).toBe(200);
  expect((await askWith(layers.key, "/api/v1/zones")).statusCode).toBe(403);
  const { key } = await made("zone", { name: "all", scopes: ["lists", "layers"] });
  const closed = ["/api/v1/session", "/api/v1/session/keys", "/api/v1/my-day", "/api/v1/notices", "/api/v1/users", "/api/v1/firms/X/returns?purpose=audit", "/api/v1/exports/firm-returns?purpose=audit", "/api/v1/%73ession", "/api/v1/exports/firm%2Dreturns?purpose=audit"];
  for (const url of closed) expect({ url, status: (await askWith(key, url)).statusCode }).toEqual({ url, status: 403 });
  expect((await askWith(key, "/api/v1/session/keys", "POST")).statusCode).toBe(403);
  expect((await askWith(key, "/api/v1/zones", "GET", { "x-purpose": "audit" })).statusCode).toBe(403);
});

test("a key that is none, has ended, is revoked or whose owner is removed opens nothing", async () => {
  const { database, signIn } = await testCity();
  expect((await askWith("chengqi_nothing", "/api/v1/zones")).statusCode).toBe(401);
  const { id, key } = await made("assessor");
  expect((await askWith(key, "/api/v1/zones")).statusCode).toBe(200);
  const table = () => database.signIn.updateTable("sign_in.key").where("id", "=", id);
  await table().set({ expiresAt: new Date(Date.now() - 1000) }).execute();
  signIn.keys.forget();
  expect((await askWith(key, "/api/v1/zones")).statusCode).toBe(401);
  await table().set({ expiresAt: new Date(Date.now() + 1e6), membershipId: "another" }).execute();
  signIn.keys.forget();
  expect((await askWith(key, "/api/v1/zones")).statusCode).toBe(401);
  const other = await made("assessor");
  expect((await askWith(other.key, "/api/v1/zones")).statusCode).toBe(200);
  expect((await askAs("zone", { method: "DELETE", url: `/api/v1/session/keys/${other.id}` })).statusCode).toBe(404);
  expect((await askAs("assessor", { method: "DELETE", url: `/api/v1/session/keys/${other.id}` })).statusCode).toBe(204);
  expect((await askWith(other.key, "/api/v1/zones")).statusCode).toBe(401);
  const acts = await database.owner.selectFrom("city.act").select("kind").where("subject_kind", "=", "key").where("subject_id", "=", other.id).orderBy("seq").execute();
  expect(acts.map(({ kind }) => kind)).toEqual(["key.created", "key.revoked"]);
});

test("administrators and visitors make no keys, and nobody makes them without end", async () => {
  for (const role of ["system-admin", "security-admin", "audit-admin"] as const) {
    expect((await askAs(role, { method: "POST", url: "/api/v1/session/keys", payload: { name: "x", scopes: ["lists"] } })).statusCode).toBe(403);
  }
  expect((await askAs("visitor", { method: "POST", url: "/api/v1/session/keys", payload: { name: "x", scopes: ["lists"] } })).statusCode).toBe(401);
  expect((await askAs("zone", { method: "POST", url: "/api/v1/session/keys", payload: { name: "x", scopes: ["lists"], days: 5000 } })).statusCode).toBe(400);
});

test("a key has its own limit of requests", async () => {
  const { key } = await made("auditor");
  const statuses: number[] = [];
  // More than two minutes' worth: one full minute is among them wherever they begin.
  for (let index = 0; index < 1210 && statuses.at(-1) !== 429; index += 1) statuses.push((await askWith(key, "/api/v1/session/none")).statusCode);
  expect(new Set(statuses)).toEqual(new Set([403, 429]));
});
