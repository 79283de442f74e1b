import { datasetSchema } from "@chengqi/domain/datasets/dataset";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, read } from "../testing/city.js";

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
