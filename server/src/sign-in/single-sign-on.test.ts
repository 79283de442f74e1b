import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sessionSchema } from "@chengqi/domain/governance/session";
import type { FastifyInstance } from "fastify";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../app.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { Browser } from "../testing/browser.js";
import { freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { openSignIn } from "./sign-in.js";
import { insertUser } from "./sql.js";

const clientSecret = "a secret between the two that is long enough";
const publicUrl = "http://chengqi.example";
let fresh: FreshDatabase;
let app: FastifyInstance;
let server: Server;
let issuer = "";

/** A real provider that knows everybody by the address typed as login. */
async function startProvider(): Promise<void> {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "chengqi", client_secret: clientSecret, redirect_uris: [`${publicUrl}/api/auth/callback/sso`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true, name: id }) }),
  });
  server.on("request", provider.callback());
}

/** The provider's own pages, as a person fills them in: login, then consent. @returns where the provider sends the browser back to */
async function signInThere(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const answer = await fetch(next, {
      redirect: "manual", method: body ? "POST" : "GET", ...(body && { body }), headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location?.startsWith(publicUrl)) return location;
    if (location) [next, body] = [new URL(location, next).href, undefined];
    else {
      const page = await answer.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
      if (!action || !prompt) throw new Error(`${answer.status}: ${page.slice(0, 500)}`);
      [next, body] = [new URL(action, next).href, new URLSearchParams({ prompt, login, password: "any" })];
    }
  }
  throw new Error("the provider led nowhere");
}

beforeAll(async () => {
  fresh = await freshDatabase("embedded");
  await startProvider();
  const signIn = openSignIn({ database: fresh.database, cityId: "510100", secret: "x".repeat(40), publicUrl, demonstration: false, singleSignOn: { issuer, clientId: "chengqi", clientSecret } });
  app = await buildApp({ database: fresh.database, config: { cityId: "510100", version: "0.0.0", webDir: "/nonexistent", logLevel: "silent", signIn } });
}, 120_000);
afterAll(async () => {
  await app?.close();
  server?.close();
  await fresh?.drop();
});

async function viaProvider(login: string) {
  const own = new Browser(app, "10.8.0.1");
  const { url } = (await own.ask("POST", "/api/v1/session/single-sign-on")).json() as { url: string };
  const asked = new URL(url);
  const back = new URL(await signInThere(url, login));
  const answer = await own.ask("GET", back.pathname + back.search);
  return { own, asked, back, answer };
}

test("An invited person signs in at the organisation's provider, with PKCE, and a code works once", async () => {
  await insertUser(fresh.database.signIn, { id: uuidV7(), name: "受邀", email: "invited@city.example" });
  const { own, asked, back, answer } = await viaProvider("invited@city.example");
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
  expect(asked.searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  expect([answer.statusCode, new URL(String(answer.headers.location), publicUrl).pathname]).toEqual([302, "/"]);
  const session = sessionSchema.parse((await own.ask("GET", "/api/v1/session")).json());
  expect(session.user).toMatchObject({ email: "invited@city.example", hasPassword: false });
  expect(session.signIn).toEqual({ demonstration: [], singleSignOn: true });
  const thief = new Browser(app, "10.8.0.2");
  await thief.ask("GET", back.pathname + back.search);
  expect(sessionSchema.parse((await thief.ask("GET", "/api/v1/session")).json()).user).toBeNull();
}, 60_000);

test("Nobody comes in who was not invited, or was removed", async () => {
  await insertUser(fresh.database.signIn, { id: uuidV7(), name: "已移除", email: "removed@city.example" });
  await fresh.database.signIn.updateTable("sign_in.user").set({ disabledAt: new Date() }).where("email", "=", "removed@city.example").execute();
  for (const login of ["stranger@city.example", "removed@city.example"]) {
    const { own, answer } = await viaProvider(login);
    expect(String(answer.headers.location)).toContain("/sign-in?failed=single-sign-on");
    expect(sessionSchema.parse((await own.ask("GET", "/api/v1/session")).json()).user).toBeNull();
  }
  expect(await fresh.database.signIn.selectFrom("sign_in.user").select("id").where("email", "=", "stranger@city.example").execute()).toEqual([]);
}, 60_000);
