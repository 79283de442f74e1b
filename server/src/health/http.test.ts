import { expect, test } from "vitest";
import { ask, testCity, testFirms } from "../testing/city.js";

test("the health check is green when the city is loaded, and counts its firms", async () => {
  const answer = await ask("/healthz");
  const { database } = await testCity();
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ status: "ok", city: "510100", firms: testFirms + 108, engine: database.engine, version: "0.0.0", progress: null });
});
