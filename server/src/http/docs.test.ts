import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { ask, testCity } from "../testing/city.js";

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const read = async (): Promise<Document> => (await ask("/api/openapi.json")).json();

test("the description of the interface is OpenAPI 3.1 to the letter", async () => {
  const document = await read();
  expect(document.openapi).toBe("3.1.0");
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test("every address of the interface is described, with its parameters, its answer and its errors", async () => {
  const { paths } = await read();
  const { app } = await testCity();
  const described = new Set(Object.keys(paths));
  const known = [...app.printRoutes({ commonPrefix: false }).matchAll(/(\/(?:healthz|api\/v1)\S*)/g)].map(([, path]) => path);
  expect(known.length).toBeGreaterThan(0);
  for (const [path, operations] of Object.entries(paths)) {
    for (const [verb, { summary, tags, parameters = [], responses }] of Object.entries(operations)) {
      expect(["get", "post", "put", "delete"]).toContain(verb);
      expect({ path, summary: typeof summary, tags: tags?.length }).toEqual({ path, summary: "string", tags: 1 });
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(parameters.map((one) => `${one.in} ${one.name}`)).toContain(`path ${name}`);
      const done = Object.entries(responses).filter(([status]) => status.startsWith("2"));
      expect({ path, verb, done: done.length > 0 }).toEqual({ path, verb, done: true });
      // A list comes in the form asked for; everything else has one.
      const forms = ({ "/api/v1/exports/{list}": 4, "/api/v1/imports/templates/{kind}": 2 } as Record<string, number>)[path] ?? 1;
      if (verb === "get" && responses["200"]) expect({ path, answers: Object.keys(responses["200"].content ?? {}).length }).toEqual({ path, answers: forms });
      const refusals = Object.keys((responses["4XX"] ?? responses["4xx"])?.content ?? {});
      if (path !== "/healthz") expect({ path, verb, refusals }).toEqual({ path, verb, refusals: ["application/problem+json"] });
    }
  }
  for (const path of ["/healthz", "/api/v1/city", "/api/v1/zones", "/api/v1/zones/{id}", "/api/v1/zones.geojson", "/api/v1/zones/{id}/shape.geojson",
    "/api/v1/ecosystems", "/api/v1/ecosystems/{id}", "/api/v1/districts", "/api/v1/districts/{code}", "/api/v1/districts.geojson", "/api/v1/metro.geojson",
    "/api/v1/datasets", "/api/v1/datasets/{id}", "/api/v1/industries", "/api/v1/firms", "/api/v1/firms/{id}", "/api/v1/search",
    "/api/v1/tiles/firms/{z}/{x}/{y}.pbf"]) expect(described).toContain(path);
});

test("the page of the interface is set in the bundled font, from this server alone", async () => {
  const page = await ask("/api/docs/");
  expect(page.headers["content-security-policy"]).not.toContain("unsafe");
  const [, sheet = ""] = /href="([^"]*theme\/fonts\.css)"/.exec(page.body) ?? [];
  const imported = [...(await ask(new URL(sheet, "http://here/api/docs/").pathname)).body.matchAll(/@import url\("([^"]+)"\)/g)].map(([, url]) => url ?? "");
  expect(imported).toHaveLength(2);
  for (const url of imported) {
    const faces = await ask(url);
    expect(faces.headers["content-type"]).toContain("text/css");
    const pieces = [...faces.body.matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)/g)].map(([, name]) => `/api/fonts/${name}`);
    expect(pieces.length).toBeGreaterThan(50);
    for (const piece of [pieces[0], pieces.at(-1)]) {
      const font = await ask(piece ?? "");
      expect({ piece, status: font.statusCode, begins: font.rawPayload.subarray(0, 4).toString() }).toEqual({ piece, status: 200, begins: "wOF2" });
    }
  }
  expect((await ask("/api/fonts/package.json")).statusCode).toBe(404);
});
