import { fileURLToPath } from "node:url";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { FastifyInstance, InjectOptions } from "fastify";
import { beforeAll } from "vitest";
import type { z } from "zod";
import { buildApp } from "../app.js";
import { openDatabase, type Database } from "../db/database.js";
import { loadCity } from "../packs/load-city.js";
import { openSignIn, type SignIn } from "../sign-in/sign-in.js";

/** The city as its visitors meet it: loaded once for all tests that share this module. */
export interface TestCity {
  readonly database: Database;
  readonly app: FastifyInstance;
  readonly signIn: SignIn;
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
  const today = () => "2026-11-22";
  const signIn = openSignIn({
    database, cityId: "510100", secret: "a secret of the tests that nobody else may use", publicUrl: "http://localhost", demonstration: true, today,
  });
  await signIn.prepare();
  const app = await buildApp({
    database,
    config: { cityId: "510100", version: "0.0.0", webDir: "/nonexistent", logLevel: process.env["LOG_LEVEL"] ?? "silent", today, requestsPerMinute: 1_000_000, signIn },
  });
  return { database, app, signIn };
}

// The first file that asks waits for the city; on a busy machine longer than a single test may take.
beforeAll(() => testCity().then(() => undefined), 600_000);

/** Asks as a visitor. */
export async function ask(url: string) {
  const { app } = await testCity();
  return app.inject({ method: "GET", url });
}

const cookies = new Map<MemberRole, Promise<string>>();

/** Header of a session with the demonstration's account of a role, signed in over HTTP once for all tests of this module. */
export function signedIn(role: MemberRole): Promise<{ cookie: string }> {
  const cookie = cookies.get(role) ?? signInAs(role);
  cookies.set(role, cookie);
  return cookie.then((value) => ({ cookie: value }));
}

/** A new session of its own with the demonstration's account of a role. */
export async function signInAs(role: MemberRole): Promise<string> {
  const { app } = await testCity();
  const answer = await app.inject({ method: "POST", url: "/api/v1/session/demonstration", payload: { role } });
  if (answer.statusCode !== 204) throw new Error(`${role}: expected 204, found ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

/** Asks as a role's account of the demonstration, or as a visitor. */
export async function askAs(role: MemberRole | "visitor", request: InjectOptions & { readonly url: string }) {
  const { app } = await testCity();
  const session = role === "visitor" ? {} : await signedIn(role);
  return app.inject({ method: "GET", ...request, headers: { ...request.headers, ...session } });
}

/** The answer, which must be one and fit its schema to the letter. */
export async function read<T extends z.ZodType>(url: string, schema: T): Promise<z.infer<T>> {
  const answer = await ask(url);
  if (answer.statusCode !== 200) throw new Error(`${url}: expected 200, found ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
  return schema.parse(answer.json());
}
