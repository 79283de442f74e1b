import { expect, test } from "vitest";
import { newKeySchema, scopeOfPath } from "./keys.js";

test("an address belongs to a scope, or to people alone, however it is written", () => {
  const scopes = ["/api/v1/zones", "/api/v1/exports/zones", "/api/v1/zones.geojson", "/api/ogc", "/api/ogc/collections/firms/items", "/api/v1/tiles/firms/8/201/105.pbf",
    "/api/v1/session", "/api/v1/session/keys", "/api/v1/firms/X/returns", "/api/v1/firms/X%2FY/returns", "/api/v1/exports/firm-returns", "/api/v1/%75sers", "/api/v1/%zz"].map(scopeOfPath);
  expect(scopes).toEqual(["lists", "lists", "layers", "layers", "layers", "layers", null, null, null, null, null, null, null]);
});

test("a key has a name, a scope and an end", () => {
  expect(newKeySchema.parse({ name: " a ", scopes: ["lists"] })).toEqual({ name: "a", scopes: ["lists"], days: 90 });
  for (const wrong of [{ name: "", scopes: ["lists"] }, { name: "a", scopes: [] }, { name: "a", scopes: ["all"] }, { name: "a", scopes: ["lists"], days: 0 }]) expect(newKeySchema.safeParse(wrong).success).toBe(false);
});
