import { industrySchema } from "@chengqi/domain/industries/industry";
import { expect, test } from "vitest";
import { rowsOf } from "../http/answers.js";
import { ask, read, testCity } from "../testing/city.js";

test("a visitor gets the whole classification, every parent before its children", async () => {
  const { rows } = await read("/api/v1/industries", rowsOf(industrySchema));
  const seen = new Set<string>();
  for (const row of rows) {
    expect(row.parent === null || seen.has(row.parent)).toBe(true);
    seen.add(row.code);
  }
  const levels = ["section", "division", "group", "class"].map((level) => rows.filter((row) => row.level === level).length);
  expect(levels).toEqual([20, 97, 473, 1381]);
});

test("the classification is named with its tag, and a browser that has it gets nothing again", async () => {
  const first = await ask("/api/v1/industries");
  expect(first.headers["cache-control"]).toBe("public, max-age=3600");
  const { app } = await testCity();
  const again = await app.inject({ method: "GET", url: "/api/v1/industries", headers: { "if-none-match": String(first.headers.etag) } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe("");
});
