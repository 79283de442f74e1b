import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { beforeAll } from "vitest";
import type { z } from "zod";
import { buildApp } from "../app.js";
import { openDatabase, type Database } from "../db/database.js";
import { loadCity } from "../packs/load-city.js";

/** The city as its visitors meet it: loaded once for all tests that share this module. */
export interface TestCity {
  readonly database: Database;
  readonly app: FastifyInstance;
}

export const testFirms = 1000;
const packs = fileURLToPath(new URL("../../../data/", import.meta.url));

let opened: Promise<TestCity> | undefined;

/** On the embedded engine, or on the PostgreSQL of CHENGQI_TEST_DATABASE_URL. */
export function testCity(): Promise<TestCity> {
  opened ??= open();
  return opened;
}

async function open(): Promise<TestCity> {
  const database = await openDatabase({ databaseUrl: process.env["CHENGQI_TEST_DATABASE_URL"] });
  const loaded = await database.owner.selectFrom("city.city").select("loaded_at").where("city_id", "=", "510100").executeTakeFirst();
  if (!loaded?.loaded_at) await loadCity(database, { packs, city: "chengdu", firms: testFirms, seed: 1, onProgress: () => undefined });
  const app = await buildApp({
    database,
    config: { cityId: "510100", version: "0.0.0", webDir: "/nonexistent", logLevel: process.env["LOG_LEVEL"] ?? "silent", today: () => "2026-11-22", requestsPerMinute: 1_000_000 },
  });
  return { database, app };
}

// The first file that asks waits for the city; on a busy machine longer than a single test may take.
beforeAll(() => testCity().then(() => undefined), 600_000);

/** Asks as a visitor. */
export async function ask(url: string) {
  const { app } = await testCity();
  return app.inject({ method: "GET", url });
}

/** The answer, which must be one and fit its schema to the letter. */
export async function read<T extends z.ZodType>(url: string, schema: T): Promise<z.infer<T>> {
  const answer = await ask(url);
  if (answer.statusCode !== 200) throw new Error(`${url}: expected 200, found ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
  return schema.parse(answer.json());
}
