import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "./app.js";
import { openDatabase, type Database } from "./db/database.js";

const webDir = mkdtempSync(join(tmpdir(), "chengqi-web-"));
let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(webDir, "assets"));
  writeFileSync(join(webDir, "assets", "main-abc123.js"), `document.title = "${"城".repeat(2000)}";`);
  writeFileSync(join(webDir, "assets", "main-abc123.js.br"), brotliCompressSync("document.title = 'made small by the build'"));
  writeFileSync(join(webDir, "index.html"),
    '<!doctype html>\n<link rel="preload" data-page="/" href="/api/v1/zones">\n<meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__" src="/assets/main-abc123.js"></script>');
  database = await openDatabase({});
  app = await buildApp({ database, config: { cityId: "999999", version: "0.0.0", webDir, logLevel: "silent", requestsPerMinute: 60 } });
});

afterAll(async () => {
  await app.close();
  await database.close();
  rmSync(webDir, { recursive: true });
});

const post = (headers: Record<string, string>) => app.inject({ method: "POST", url: "/api/v1/zones", headers: { host: "board.example", ...headers } });
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: "GET", url, headers });

test("a visitor's browser gets the page with a fresh nonce each time and no leave to run inline scripts", async () => {
  const pages = [await get("/"), await get("/zones/Z01"), await get("/index.html")];
  const nonces = pages.map((page) => {
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.headers["cache-control"]).toBe("no-store");
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(page.body)?.[1] ?? "";
    expect(page.headers["content-security-policy"]).toContain(`style-src 'self' 'nonce-${nonce}'`);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(3);
  const policy = String(pages[0]?.headers["content-security-policy"]);
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
  for (const part of ["object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "connect-src 'self'"]) expect(policy).toContain(part);
});

test("only the board's own address asks for the board's data ahead", async () => {
  expect((await get("/")).body).toContain('data-page="/"');
  for (const url of ["/zones", "/?asOf=2019-12-31", "/index.html"]) expect((await get(url)).body).not.toContain("data-page");
});

test("a hashed file may be kept for ever, is compressed, and a missing one is not the page", async () => {
  const file = await get("/assets/main-abc123.js", { "accept-encoding": "br" });
  expect(file.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(file.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(file.rawPayload).toString()).toContain("made small by the build");
  expect(file.headers["vary"]).toContain("accept-encoding");
  expect((await get("/assets/main-abc123.js")).body).toContain("城城城");
  expect((await get("/assets/gone-abc123.js")).statusCode).toBe(404);
  expect((await get("/favicon.ico")).statusCode).toBe(404);
});

test("a visitor at an unknown address of the interface gets a problem, never the page", async () => {
  const answer = await get("/api/v1/nothing-here?x=1");
  expect(answer.statusCode).toBe(404);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.json()).toMatchObject({ status: 404, key: "no-such-route", found: "/api/v1/nothing-here", requestId: answer.headers["x-request-id"] });
});

test.each([
  ["/api/v1/zones?asOf=yesterday", "query.asOf", "yesterday", "a day such as 2020-12-31"],
  ["/api/v1/zones?kind=mining", "query.kind", "mining", "one of manufacturing, services, agriculture"],
  ["/api/v1/zones?asof=2020-12-31", "query.asof", "asof", "no such parameter"],
  ["/api/v1/firms?limit=1000", "query.limit", "1000", "at most 200"],
  ["/api/v1/firms?q=%E6%88%90", "query.q", "成", "at least 2 characters"],
  ["/api/v1/firms?industry=39x", "query.industry", "39x", "a section letter from A to T, or two to four digits of a class"],
  ["/api/v1/search", "query.q", null, "a string"],
  ["/api/v1/tiles/firms/3/8/0.pbf", "params.x", "8", "at most 7 at zoom 3"],
  ["/api/v1/tiles/firms/19/0/0.pbf", "params.z", "19", "at most 18"],
])("a visitor asking %s is told the field, what was found and what was expected", async (url, field, found, expected) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ type: "urn:chengqi:problem:invalid-request", status: 400, field, found, expected });
});

test("before the city is loaded the health check is red and every page of data says so", async () => {
  const health = await get("/healthz");
  expect(health.statusCode).toBe(503);
  expect(health.json()).toMatchObject({ status: "loading", city: "999999", progress: "not started" });
  const zones = await get("/api/v1/zones");
  expect(zones.statusCode).toBe(503);
  expect(zones.json()).toMatchObject({ key: "city-not-loaded" });
});

test("while a load is under way nobody waits for the busy database: the health check tells the step", async () => {
  const loading = await buildApp({
    database: { ...database, as: () => new Promise(() => undefined) },
    config: { cityId: "999999", version: "0.0.0", webDir, logLevel: "silent", progress: () => "Synthetic firms 5,000 of 20,000" },
  });
  const health = await loading.inject("/healthz");
  const zones = await loading.inject("/api/v1/zones");
  await loading.close();
  expect(health.statusCode).toBe(503);
  expect(health.json()).toMatchObject({ status: "loading", progress: "Synthetic firms 5,000 of 20,000" });
  expect(zones.json()).toMatchObject({ status: 503, key: "city-not-loaded" });
});

test("a failure inside says nothing but its request id", async () => {
  const broken = await buildApp({
    database: { ...database, as: () => Promise.reject(new Error("secret: /etc/passwd")) },
    config: { cityId: "999999", version: "0.0.0", webDir, logLevel: "silent" },
  });
  const answer = await broken.inject("/api/v1/zones");
  await broken.close();
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toMatch(/secret|passwd|\.ts|node_modules/);
  expect(answer.json()).toMatchObject({ key: "failed", requestId: answer.headers["x-request-id"] });
});

test("another site can change nothing", async () => {
  expect((await post({ "sec-fetch-site": "cross-site" })).statusCode).toBe(403);
  expect((await post({ "sec-fetch-site": "same-site" })).statusCode).toBe(403);
  expect((await post({ origin: "https://elsewhere.example" })).json()).toMatchObject({ key: "cross-site" });
  expect((await post({ origin: "null" })).statusCode).toBe(403);
  expect((await post({ origin: "https://board.example" })).statusCode).toBe(404);
  expect((await post({ "sec-fetch-site": "same-origin" })).statusCode).toBe(404);
});

test("every answer carries the security headers, and data may load nothing", async () => {
  const { headers } = await get("/api/v1/zones");
  expect(headers["content-security-policy"]).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["referrer-policy"]).toBe("same-origin");
});

test("the documentation page works under a policy without inline code", async () => {
  const page = await get("/api/docs");
  expect(page.statusCode).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'; style-src 'self'");
  expect(page.body).not.toMatch(/<style|<script(?![^>]*src=)/);
  expect((await get("/api/docs/static/swagger-ui.css")).statusCode).toBe(200);
});

test("a visitor who asks too often is told to wait", async () => {
  const answers = [];
  for (let i = 0; i < 70; i += 1) answers.push(await get("/api/v1/datasets", { "x-forwarded-for": "10.1.1.1" }));
  const refused = answers.find(({ statusCode }) => statusCode === 429);
  expect(refused?.json()).toMatchObject({ key: "too-many-requests", status: 429 });
  expect(refused?.headers["retry-after"]).toBeDefined();
  expect((await get("/healthz")).statusCode).toBe(503);
});
