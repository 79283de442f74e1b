import { datasetSchema } from "@chengqi/domain/datasets/dataset";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, askAs, read, testCity } from "../testing/city.js";

test("a visitor sees every dataset with source, licence, date, owner and how old it is", async () => {
  const { rows } = await read("/api/v1/datasets", rowsOf(datasetSchema));
  expect(rows.map(({ id }) => id)).toContain("synthetic-firms");
  for (const row of rows) {
    expect(row.source).not.toBe("");
    expect(row.licence).not.toBe("");
    expect(row.rows).toBeGreaterThan(0);
    expect(row.ageDays).toBe(Math.round((Date.parse("2026-11-22") - Date.parse(row.asOf)) / 86_400_000));
    expect(row.late).toBe(row.refreshDays !== null && row.ageDays > row.refreshDays);
    expect(row.mark === "synthetic").toBe(row.synthetic);
  }
});

test("a visitor opens one dataset, and is told when there is none of that id", async () => {
  expect(await read("/api/v1/datasets/synthetic-firms", datasetSchema)).toMatchObject({ synthetic: true, mark: "synthetic" });
  const unknown = await ask("/api/v1/datasets/rumours");
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json()).toMatchObject({ key: "not-found", found: "rumours", expected: "the id of a dataset" });
});

test("the city office says who keeps a dataset and how often, on the record; it is late for the new owner, in whose day it stands", async () => {
  const url = "/api/v1/datasets/synthetic-firms/care";
  const { database } = await testCity();
  const zone = await database.owner.selectFrom("governance.membership").select("body_id").where("role", "=", "zone").where("body_id", "is not", null).executeTakeFirstOrThrow();
  const before = await read("/api/v1/datasets/synthetic-firms", datasetSchema);
  const wanted = { owner: zone.body_id, refreshDays: 1, reason: "按月更新" };
  for (const role of ["zone", "department", "enterprise"] as const) expect((await askAs(role, { method: "PUT", url, payload: wanted })).statusCode).toBe(403);
  expect((await askAs("city-office", { method: "PUT", url, payload: { ...wanted, owner: "nobody" } })).statusCode).toBe(422);
  expect((await askAs("city-office", { method: "PUT", url, payload: { ...wanted, refreshDays: 0 } })).statusCode).toBe(400);

  const answer = await askAs("city-office", { method: "PUT", url, payload: wanted });
  expect(answer.statusCode).toBe(200);
  expect(datasetSchema.parse(answer.json())).toMatchObject({ owner: zone.body_id, refreshDays: 1, late: true });
  const day = (await askAs("zone", { url: "/api/v1/my-day" })).json<{ items: { id: string; part: string }[] }>();
  expect(day.items).toContainEqual(expect.objectContaining({ id: "dataset:synthetic-firms", part: "late" }));
  const act = await database.owner.selectFrom("city.act").select(["kind", "reason"]).where("kind", "=", "dataset.assigned").orderBy("seq", "desc").executeTakeFirst();
  expect(act).toEqual({ kind: "dataset.assigned", reason: "按月更新" });

  const back = await askAs("city-office", { method: "PUT", url, payload: { owner: before.owner, refreshDays: before.refreshDays, reason: "恢复" } });
  expect(back.json()).toMatchObject({ owner: before.owner, ownerName: before.ownerName, refreshDays: before.refreshDays, late: before.late });
});
