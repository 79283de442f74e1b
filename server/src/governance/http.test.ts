import { bodyPageSchema, bodySummarySchema } from "@chengqi/domain/governance/bodies";
import { memberRoles } from "@chengqi/domain/governance/membership";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, askAs, read } from "../testing/city.js";

const list = async (query = "") => (await read(`/api/v1/bodies${query}`, rowsOf(bodySummarySchema))).rows;

test("a visitor sees twenty governments of districts and counties, and three managing bodies without a statutory code", async () => {
  expect(await list("?type=district-government")).toHaveLength(20);
  const managing = await list("?type=managing-body");
  expect(managing.map(({ id, districtCode }) => [id, districtCode])).toEqual([["CD-DB", null], ["CD-GX", null], ["CD-TF", null]]);
  expect(await list()).toHaveLength(23);
});

test("no body is told of a type that no source gives it", async () => {
  expect(await list("?type=dispatched-body")).toEqual([]);
  expect((await ask("/api/v1/bodies?type=ministry")).statusCode).toBe(400);
});

test("a zone that two bodies run stands with both, named as on the day", async () => {
  for (const id of ["CD-GX", "510117"]) {
    const page = await read(`/api/v1/bodies/${id}`, bodyPageSchema);
    expect(page.zones.find((zone) => zone.id === "Z01")).toMatchObject({ name: { zh: "成都电子信息产业功能区" }, dataset: "managing-bodies" });
  }
});

test("the list and the page of a body agree on its zones", async () => {
  for (const { id, zones } of await list()) {
    expect((await read(`/api/v1/bodies/${id}`, bodyPageSchema)).zones.map((zone) => zone.id)).toEqual(zones);
  }
});

test("an unknown body is refused with what was looked for", async () => {
  const answer = await ask("/api/v1/bodies/nobody");
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ errors: [{ field: "params.id", found: "nobody" }] });
});

test("every role is told the same of bodies", async () => {
  const open = (await ask("/api/v1/bodies")).body;
  for (const role of memberRoles) expect((await askAs(role, { url: "/api/v1/bodies" })).body).toBe(open);
});

test("the zones of a session are those of its body", async () => {
  const { actor } = (await askAs("zone", { url: "/api/v1/session" })).json() as { actor: { bodyId: string; zones: string[] } };
  const page = await read(`/api/v1/bodies/${actor.bodyId}?asOf=2026-11-22`, bodyPageSchema);
  expect(page.zones.length).toBeGreaterThan(0);
  expect(page.zones.map(({ id }) => id)).toEqual(actor.zones);
});
