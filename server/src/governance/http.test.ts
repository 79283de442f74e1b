import { bodyFileSchema, treeBodySchema, zoneGovernanceSchema } from "@chengqi/domain/governance/body-answers";
import { cycleOn, mayStandUnder, powerStates } from "@chengqi/domain/governance/bodies";
import { memberRoles } from "@chengqi/domain/governance/membership";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, askAs, read, testCity } from "../testing/city.js";

const list = async (query = "") => (await read(`/api/v1/bodies${query}`, rowsOf(treeBodySchema))).rows;
const bodyOf = (id: string, query = "") => read(`/api/v1/bodies/${id}${query}`, bodyFileSchema);
const governanceOf = (zone: string, query = "") => read(`/api/v1/zones/${zone}/governance${query}`, zoneGovernanceSchema);

test("a visitor sees twenty governments of districts and counties, and three managing bodies without a statutory code", async () => {
  expect(await list("?type=district-government")).toHaveLength(20);
  const managing = await list("?type=managing-body");
  expect(managing.map(({ id, districtCode }) => [id, districtCode])).toEqual([["CD-DB", null], ["CD-GX", null], ["CD-TF", null]]);
});

test("before the zone system there are none but those 23, and no tree", async () => {
  const rows = await list("?asOf=2016-12-31");
  expect(rows).toHaveLength(23);
  expect(rows.every(({ parentId }) => parentId === null)).toBe(true);
});

test.each(["2018-06-30", "2019-12-31", "2020-12-31", "2021-12-31"])("on %s the bodies are one tree with the city's leading group at its head, each where its type may stand", async (day) => {
  const rows = await list(`?asOf=${day}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  expect(rows.filter(({ parentId }) => parentId === null).map(({ type }) => type)).toEqual(["city-leading-group"]);
  for (const { id, type, parentId } of rows) {
    if (parentId === null) continue;
    const parent = byId.get(parentId);
    expect([id, parent && mayStandUnder(type, parent.type)]).toEqual([id, true]);
  }
  expect(cycleOn(rows.map(({ id, parentId }) => ({ bodyId: id, parentId: parentId ?? "", validFrom: null, validTo: null })), day)).toBeNull();
});

test("bodies are found by type, district and zone; what is not asked so is refused", async () => {
  const rows = await list();
  expect(await list("?district=510117")).toEqual(rows.filter(({ districtCode }) => districtCode === "510117"));
  const ofZone = await list("?zone=Z01");
  expect(ofZone).toEqual(rows.filter(({ zones }) => zones.includes("Z01")));
  expect(ofZone.map(({ id }) => id)).toEqual(["510117", "CD-GX", "Z01-B", "Z01-B-C", "Z01-B-P"]);
  for (const query of ["type=ministry", "colour=red"]) expect((await ask(`/api/v1/bodies?${query}`)).statusCode).toBe(400);
});

test("a zone that two bodies run stands with both, named as on the day", async () => {
  for (const id of ["CD-GX", "510117"]) {
    const page = await bodyOf(id);
    expect(page.zones.find((zone) => zone.id === "Z01")).toMatchObject({ name: { zh: "成都电子信息产业功能区" }, dataset: "managing-bodies" });
  }
});

test("the list and the page of a body agree on its zones and its place", async () => {
  for (const { id, zones, parentId } of (await list()).filter((_, index) => index % 12 === 0)) {
    const page = await bodyOf(id);
    expect([...new Set(page.zones.map((zone) => zone.id))]).toEqual(zones);
    expect(page.standings.find(({ validTo }) => validTo === null)?.parent.id ?? null).toBe(parentId);
  }
});

test("every zone on the list has a body of one of the three forms from 2019 to 2021, three in one, powers in different states, duties and posts", async () => {
  const { database } = await testCity();
  const zones = await database.owner.selectFrom("city.zone").select(["id"]).where("status", "=", "candidate").orderBy("id").execute();
  const seen = new Set<string>();
  for (const { id } of zones) {
    for (const day of ["2019-06-30", "2021-12-31"]) {
      const { body, leads, forms } = await governanceOf(id, `?asOf=${day}`);
      expect([id, day, ["dispatched-body", "group-and-platform", "statutory-agency"].includes(body?.type ?? "")]).toEqual([id, day, true]);
      expect(leads.map(({ kind }) => kind)).toEqual(["city-leader", "department", "district"]);
      if (forms.length > 1) seen.add("changed form");
      seen.add(body?.type ?? "");
    }
    const { powers, duties, posts } = await governanceOf(id, "?asOf=2021-12-31");
    expect(powers.length).toBeGreaterThanOrEqual(4);
    expect(new Set(powers.map(({ state }) => state))).toEqual(new Set(powerStates));
    expect([id, duties.length, posts.length >= 2]).toEqual([id, 8, true]);
  }
  expect([...seen].toSorted()).toEqual(["changed form", "dispatched-body", "group-and-platform", "statutory-agency"]);
});

test("the governance of a zone leads from the city's head down to its body, company and Party committee", async () => {
  const { body, bodies } = await governanceOf("Z01");
  expect(body).toMatchObject({ id: "Z01-B", type: "dispatched-body" });
  expect(bodies.map(({ id, parentId }) => [id, parentId])).toEqual([
    ["CD-GX", "CITY-OFFICE"], ["CITY-GROUP", null], ["CITY-OFFICE", "CITY-GROUP"], ["Z01-B", "CD-GX"], ["Z01-B-C", "Z01-B"], ["Z01-B-P", "Z01-B"],
  ]);
});

test("a zone that changed its form had the old body before that day and has the new one from it on", async () => {
  const [before, after] = [await governanceOf("Z11", "?asOf=2020-06-30"), await governanceOf("Z11", "?asOf=2020-07-01")];
  expect([before.body?.type, after.body?.type]).toEqual(["group-and-platform", "dispatched-body"]);
  expect(after.forms.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([["2020-07-01", null], ["2019-01-01", "2020-07-01"]]);
  expect(before.posts.every(({ appointments }) => appointments.every(({ contract }) => contract === "concurrent"))).toBe(true);
  expect(before.establishment).toEqual([]);
  expect(after.establishment.length).toBe(1);
});

test("what is generated says so by its dataset, real bodies and towns by theirs, and published sentences have their source", async () => {
  const rows = await list();
  for (const { type, dataset } of rows) {
    expect([type, dataset]).toEqual([type, type === "district-government" || type === "managing-body" ? "managing-bodies" : type === "town" ? "admin-units" : "demonstration-governance"]);
  }
  const { statements } = await bodyOf("510114");
  expect(statements.map(({ field }) => field)).toEqual(["crossAppointments", "dutyLists", "partyCommittees", "whistle"]);
  for (const { source, dataset } of statements) expect([source !== null, dataset]).toEqual([true, "governance-facts"]);
});

test("an unknown body and an unknown zone are refused with what was looked for", async () => {
  for (const [url, expected] of [["/api/v1/bodies/nobody", "the id of a body"], ["/api/v1/zones/nobody/governance", "the id of a zone"]] as const) {
    const answer = await ask(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ errors: [{ field: "params.id", found: "nobody", expected }] });
  }
});

test("every role is told the same of bodies and of how a zone is governed", async () => {
  for (const url of ["/api/v1/bodies", "/api/v1/bodies/Z01-B", "/api/v1/zones/Z01/governance"]) {
    const open = (await ask(url)).body;
    for (const role of memberRoles) expect((await askAs(role, { url })).body).toBe(open);
  }
});

test("the zones of a session are those its body runs or leads", async () => {
  for (const role of ["zone", "district", "department"] as const) {
    const { actor } = (await askAs(role, { url: "/api/v1/session" })).json() as { actor: { bodyId: string; zones: string[] } };
    const page = await bodyOf(actor.bodyId, "?asOf=2026-11-22");
    const own = [...page.zones, ...page.leads.filter(({ validTo }) => validTo === null)].map(({ id }) => id);
    expect(own.length).toBeGreaterThan(0);
    expect([...new Set(own)].toSorted()).toEqual(actor.zones);
  }
});
