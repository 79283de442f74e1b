import { firmReturnsSchema } from "@chengqi/domain/enterprises/firm";
import type { Figure } from "@chengqi/domain/figures/figure";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { memberRoles, type MemberRole } from "@chengqi/domain/governance/membership";
import { may, permissions } from "@chengqi/domain/governance/permissions";
import { beforeAll, expect, test } from "vitest";
import { askAs, testCity } from "../testing/city.js";

/** Answers that are the same for everybody. */
const publicRoutes = [
  "/healthz", "/api/v1/datasets", "/api/v1/datasets/synthetic-firms", "/api/v1/industries", "/api/v1/districts.geojson", "/api/v1/metro.geojson",
  "/api/v1/zones/Z01/shape.geojson", "/api/v1/firms?limit=20", "/api/v1/firms/FIRM", "/api/v1/search?q=%E7%A7%91%E6%8A%80", "/api/v1/tiles/firms/8/201/105.pbf",
  "/api/v1/exports", "/api/v1/parcels", "/api/v1/facilities", "/api/v1/projects", "/api/v1/bodies", "/api/v1/bodies/Z01-B", "/api/v1/zones/Z01/governance",
  "/api/ogc", "/api/ogc/conformance", "/api/ogc/collections", "/api/ogc/collections/zones", "/api/ogc/collections/firms/items?limit=20", "/api/ogc/collections/zones/items/Z01",
];
/** Answers with sums over firms: the small ones are for those who may see them and say what for. */
const sumRoutes = [
  "/api/v1/city", "/api/v1/districts", "/api/v1/districts/510107", "/api/v1/zones", "/api/v1/zones.geojson", "/api/v1/zones/ZONE", "/api/v1/ecosystems",
  "/api/v1/ecosystems/E01", "/api/v1/atlas/zone/ZONE", "/api/v1/atlas/zone/ZONE/panorama.svg", "/api/v1/atlas/zone/ZONE/directory.xlsx",
];
/** The same drawings in other forms, and what is tested beside its feature: who reads what of them is said there. */
const others = [
  /^\/api\/v1\/atlas\/\{scope\}\/\{id\}\/((master-plan|start-area)\.(svg|png|pdf)|panorama\.(png|pdf)|set\.(pdf|docx))$/,
  /^\/api\/v1\/(firms\/\{id\}\/returns$|exports\/\{list\}$|acts|session|users|rules|firms\/\{id\}\/rules|notices|deliveries|my-day|chains|gaps|duplication|supply|targets|firms\/\{id\}\/(partners|placements)|imports|zones\/\{id\}\/(bodies|leads|chains|next))/,
];

const roles = [...memberRoles, "visitor"] as const;
const actors = new Map<MemberRole | "visitor", Actor>([["visitor", visitorOf("510100")]]);
let firm = { id: "", zone: "" };
let zone = "";

beforeAll(async () => {
  for (const role of memberRoles) {
    const answer = await askAs(role, { url: "/api/v1/session" });
    actors.set(role, (answer.json() as { actor: Actor }).actor);
  }
  const { database } = await testCity();
  firm = { id: actors.get("enterprise")?.firmId ?? "", zone: "" };
  const row = await database.owner.selectFrom("city.firm").select("zone_id").where("id", "=", firm.id).executeTakeFirstOrThrow();
  firm.zone = row.zone_id ?? "";
  // A zone of the zone's own account that has firms, some of them in divisions of their own.
  const [own] = await database.owner.selectFrom("city.firm_total").select("area_id").distinct().where("area_kind", "=", "zone").where("shown", "=", false)
    .where("area_id", "in", [...(actors.get("zone")?.zones ?? []), ""]).where("area_id", "<>", "").orderBy("area_id").execute();
  zone = own?.area_id ?? "Z01";
}, 600_000);

const addressOf = (route: string): string => route.replace("FIRM", encodeURIComponent(firm.id)).replace("ZONE", zone);
const actorOf = (role: MemberRole | "visitor"): Actor => actors.get(role) ?? visitorOf("510100");

test("every address that can be read is in one of the lists of this test", async () => {
  const { app } = await testCity();
  const { paths } = (await app.inject("/api/openapi.json")).json<{ paths: Record<string, object> }>();
  const readable = Object.entries(paths).filter(([, operations]) => "get" in operations).map(([path]) => path);
  expect(readable.length).toBeGreaterThan(25);
  const listed = [...publicRoutes, ...sumRoutes].map((route) => route.split("?")[0] ?? "");
  const fits = (path: string, route: string) => new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+?")}$`).test(route);
  const forgotten = readable.filter((path) => !listed.some((route) => fits(path, route)) && !others.some((pattern) => pattern.test(path)));
  expect(forgotten).toEqual([]);
});

test.each(publicRoutes)("%s is one answer for everybody", async (route) => {
  const url = addressOf(route);
  const visitors = await askAs("visitor", { url });
  expect([200, 204]).toContain(visitors.statusCode);
  for (const role of memberRoles) {
    const answer = await askAs(role, { url, headers: { "x-purpose": "audit" } });
    expect({ role, same: answer.body === visitors.body, status: answer.statusCode }).toEqual({ role, same: true, status: visitors.statusCode });
  }
});

/** The tag without the reader's scope. */
const contentOf = (tag: unknown): string => String(tag).replaceAll(/^W\/|"/g, "").replace(/^[\w-]{22}\.(?=.)/, "");
const seesSmall = (role: MemberRole | "visitor", zoneId?: string) => may({ ...actorOf(role), purpose: "audit" }, "firm-aggregate.read-small", zoneId === undefined ? {} : { zoneId });

test.each(sumRoutes)("%s tells whoever says no purpose no more than a visitor, and with one only those who may see small sums", async (route) => {
  const url = addressOf(route);
  const isFile = /\.(xlsx|svg)$/.test(route);
  const visitors = await askAs("visitor", { url });
  expect(visitors.statusCode).toBe(200);
  for (const role of memberRoles) {
    const silent = await askAs(role, { url });
    const told = await askAs(role, { url, headers: { "x-purpose": "audit" } });
    const same = (answer: typeof silent) => (isFile ? contentOf(answer.headers.etag) === contentOf(visitors.headers.etag) : answer.body === visitors.body);
    expect({ role, url, same: same(silent) }).toEqual({ role, url, same: true });
    if (!permissions.find(({ act }) => act === "firm-aggregate.read-small")?.allow[role]) expect({ role, url, same: same(told) }).toEqual({ role, url, same: true });
  }
});

interface Zone { id: string; figures: Record<string, Figure>; industries: { code: string; valueAddedCny: string | null }[] }

test.each(roles)("%s sees the small sums of the zones it may see them of, and of no other", async (role) => {
  const { database } = await testCity();
  const hidden = await database.owner.selectFrom("city.firm_total").select(["area_id as area", "industry_code as code", "shown"])
    .where("area_kind", "=", "zone").where("year", "=", 2020).where("measure", "=", "valueAddedCny").where("industry_code", "<>", "").execute();
  const places = [zone, ...new Set(hidden.filter(({ shown, area }) => !shown && area !== "" && area !== zone).map(({ area }) => area))].slice(0, 4);
  for (const id of places) {
    const file = (await askAs(role, { url: `/api/v1/zones/${id}?asOf=2020-12-31`, headers: { "x-purpose": "audit" } })).json<Zone>();
    const here = new Map(hidden.filter(({ area }) => area === id).map(({ code, shown }) => [code, shown === true]));
    expect(file.industries.length).toBeGreaterThan(0);
    for (const { code, valueAddedCny } of file.industries) {
      expect({ role, id, code, seen: valueAddedCny !== null }).toEqual({ role, id, code, seen: (here.get(code) ?? false) || (role !== "visitor" && seesSmall(role, id)) });
    }
  }
});

test.each(roles)("%s gets the returns of its own firm, of a firm in its zones, of another firm as the table says, and the look is on record", async (role) => {
  const { database } = await testCity();
  const another = await database.owner.selectFrom("city.firm as f").innerJoin("city.firm_return as r", "r.firm_id", "f.id").select(["f.id", "f.zone_id as zone"])
    .where("f.zone_id", "is not", null).where("f.zone_id", "not in", [...actorOf("zone").zones, firm.zone, ""]).orderBy("f.id").executeTakeFirstOrThrow();
  const within = await database.owner.selectFrom("city.firm").select(["id", "zone_id as zone"]).where("id", "<>", firm.id)
    .where("zone_id", "in", [...actorOf("zone").zones, ""]).where("synthetic", "=", true).orderBy("id").executeTakeFirst();
  for (const { id, zone: zoneId } of [firm, another, ...(within ? [within] : [])]) {
    const url = `/api/v1/firms/${encodeURIComponent(id)}/returns`;
    expect((await askAs(role, { url })).statusCode).toBe(400);
    const looks = () => database.owner.selectFrom("city.act").select("seq").where("kind", "=", "firm-return.read").where("subject_id", "=", id).execute();
    const before = (await looks()).length;
    const answer = await askAs(role, { url: `${url}?purpose=audit` });
    const allowed = may({ ...actorOf(role), purpose: "audit" }, "firm-return.read", { zoneId, firmId: id });
    expect({ role, id, status: answer.statusCode }).toEqual({ role, id, status: allowed ? 200 : role === "visitor" ? 401 : 403 });
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect((await looks()).length - before).toBe(allowed ? 1 : 0);
    if (!allowed) continue;
    const { years, purpose } = firmReturnsSchema.parse(answer.json());
    expect(purpose).toBe("audit");
    for (const { figures } of years) expect(figures["taxCny"]?.value).not.toBeNull();
  }
});

test("an unchanged answer of one reader is never said to be unchanged to another", async () => {
  const url = "/api/v1/zones";
  const tags = new Map<string, string>();
  for (const role of roles) {
    for (const purpose of role === "visitor" ? [""] : ["", "audit"]) {
      const answer = await askAs(role, { url, headers: { "x-purpose": purpose } });
      expect(String(answer.headers.vary)).toMatch(/cookie, x-purpose/);
      expect(answer.headers["cache-control"]).toBe(role === "visitor" ? "no-cache" : "private, no-cache");
      const tag = String(answer.headers.etag);
      expect((await askAs(role, { url, headers: { "x-purpose": purpose, "if-none-match": tag } })).statusCode).toBe(304);
      for (const [reader, their] of tags) {
        const again = await askAs(role, { url, headers: { "x-purpose": purpose, "if-none-match": their } });
        expect({ role, purpose, reader, status: again.statusCode }).toEqual({ role, purpose, reader, status: 200 });
      }
      tags.set(`${role} ${purpose}`, tag);
    }
  }
});

test("looking at small sums for a purpose is on record, by whom and what for", async () => {
  const { database } = await testCity();
  const looks = () => database.owner.selectFrom("city.act").select(["actor_role as role", "data", "subject_id as subject"]).where("kind", "=", "firm-aggregate.read-small").orderBy("seq", "desc").execute();
  const before = (await looks()).length;
  await askAs("department", { url: "/api/v1/zones?asOf=2020-12-31" });
  await askAs("system-admin", { url: "/api/v1/zones?asOf=2020-12-31", headers: { "x-purpose": "statistics" } });
  expect((await looks()).length).toBe(before);
  await askAs("department", { url: "/api/v1/zones?asOf=2020-12-31", headers: { "x-purpose": "statistics" } });
  expect(await looks()).toHaveLength(before + 1);
  expect((await looks())[0]).toEqual({ role: "department", data: '{"purpose":"statistics"}', subject: "/api/v1/zones" });
});
