import { linkSchema, sessionRowSchema, sessionSchema, userSchema } from "@chengqi/domain/governance/session";
import { problemSchema } from "@chengqi/domain/problems/problem";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { askAs, testCity } from "../testing/city.js";
import { Browser } from "../testing/browser.js";
import { oneTimeCode } from "../testing/one-time-code.js";

let addresses = 0;
const browser = async (): Promise<Browser> => new Browser((await testCity()).app, `10.7.0.${++addresses}`);
const password = "three green umbrellas";
const zoneBody = "CD-GX";

async function invited(email: string, role = "zone", bodyId: string | null = zoneBody) {
  const answer = await askAs("security-admin", { method: "POST", url: "/api/v1/users", payload: { email, name: "测试·专员", role, bodyId, reason: "到岗" } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { link, userId } = linkSchema.parse(answer.json());
  return { userId, token: new URL(link).hash.replace("#link=", "") };
}

async function joined(email: string, role?: string, bodyId?: string | null) {
  const { userId, token } = await invited(email, role, bodyId);
  const own = await browser();
  expect((await own.ask("POST", "/api/v1/session/link/password", { token, password })).statusCode).toBe(204);
  return { userId, own };
}

const signIn = (own: Browser, email: string, given = password) => own.ask("POST", "/api/v1/session", { email, password: given });
const session = async (own: Browser) => sessionSchema.parse((await own.ask("GET", "/api/v1/session")).json());
const keyOf = (answer: { body: string }) => problemSchema.parse(JSON.parse(answer.body)).key;

beforeAll(() => testCity().then(() => undefined), 600_000);

describe("An invited person", () => {
  test("sets a password by the link, once, and signs in as what was granted", async () => {
    const { token } = await invited("li.ming@zone.example");
    const own = await browser();
    expect((await own.ask("POST", "/api/v1/session/link", { token })).json()).toEqual({ email: "li.ming@zone.example", name: "测试·专员", kind: "invitation" });
    const weak = await own.ask("POST", "/api/v1/session/link/password", { token, password: "password1234" });
    expect([weak.statusCode, weak.json().expected]).toEqual([400, "too-common"]);
    expect((await own.ask("POST", "/api/v1/session/link/password", { token, password })).statusCode).toBe(204);
    const again = await own.ask("POST", "/api/v1/session/link/password", { token, password });
    expect([again.statusCode, keyOf(again)]).toEqual([410, "link-not-valid"]);
    const answer = await signIn(own, "Li.Ming@zone.example");
    expect(answer.json()).toEqual({ secondFactor: false });
    expect(await session(own)).toMatchObject({ actor: { role: "zone", bodyId: zoneBody }, user: { email: "li.ming@zone.example", hasPassword: true } });
  });

  test("gets a cookie that scripts cannot read and other sites do not send, and none that browsers keep for long", async () => {
    const { own } = await joined("cookie@zone.example");
    const answer = await signIn(own, "cookie@zone.example");
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/chengqi\.session_token=[^;]+; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax/);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("has a new session after each sign-in; the former one of this browser is over", async () => {
    const { own } = await joined("rotate@zone.example");
    await signIn(own, "rotate@zone.example");
    const former = own.held.get("chengqi.session_token")!;
    await signIn(own, "rotate@zone.example");
    expect(own.held.get("chengqi.session_token")).not.toBe(former);
    const { app } = await testCity();
    const stale = await app.inject({ url: "/api/v1/session", headers: { cookie: `chengqi.session_token=${encodeURIComponent(former)}` } });
    expect(sessionSchema.parse(stale.json()).user).toBeNull();
  });

  test("sees where it is signed in, ends one session, changes the password and so ends the others", async () => {
    const { own } = await joined("devices@zone.example");
    const other = await browser();
    const third = await browser();
    for (const one of [own, other, third]) await signIn(one, "devices@zone.example");
    const rows = z.object({ rows: z.array(sessionRowSchema) }).parse((await own.ask("GET", "/api/v1/session/sessions")).json()).rows;
    expect(rows.map(({ current }) => current)).toEqual([false, false, true]);
    await own.ask("DELETE", `/api/v1/session/sessions/${rows[0]!.id}`);
    expect((await session(third)).user).toBeNull();
    expect((await session(other)).user).not.toBeNull();
    const wrong = await own.ask("POST", "/api/v1/session/password", { current: "not the password", wanted: "another good one indeed" });
    expect([wrong.statusCode, keyOf(wrong)]).toEqual([401, "sign-in-failed"]);
    expect((await own.ask("POST", "/api/v1/session/password", { current: password, wanted: "another good one indeed" })).statusCode).toBe(204);
    expect((await session(other)).user).toBeNull();
    expect((await session(own)).user).not.toBeNull();
    await own.ask("DELETE", "/api/v1/session");
    expect((await session(own)).user).toBeNull();
    expect((await signIn(own, "devices@zone.example", "another good one indeed")).statusCode).toBe(200);
  });

  test("chooses among several memberships, and states a purpose", async () => {
    const { own, userId } = await joined("two@zone.example");
    await askAs("security-admin", { method: "POST", url: `/api/v1/users/${userId}/memberships`, payload: { role: "auditor" } });
    await signIn(own, "two@zone.example");
    const { memberships, membershipId } = await session(own);
    expect(memberships.map(({ role }) => role)).toEqual(["zone", "auditor"]);
    expect(membershipId).toBe(memberships[0]!.id);
    expect((await own.ask("PUT", "/api/v1/session/membership", { id: memberships[1]!.id })).statusCode).toBe(204);
    expect((await own.ask("PUT", "/api/v1/session/purpose", { purpose: "audit" })).statusCode).toBe(204);
    expect((await session(own)).actor).toMatchObject({ role: "auditor", bodyId: null, purpose: "audit" });
    expect((await own.ask("GET", "/api/v1/session", undefined, { "x-purpose": "curiosity" })).statusCode).toBe(400);
    expect((await own.ask("PUT", "/api/v1/session/membership", { id: "someone-else" })).statusCode).toBe(404);
  });
});

describe("Nobody", () => {
  test("learns whether an address is known: same status, same answer, also when locked", async () => {
    await joined("known@zone.example");
    const answers = await Promise.all(["known@zone.example", "unknown@zone.example"].map(async (email) => {
      const own = await browser();
      const said = [];
      for (let tries = 0; tries < 6; tries++) {
        const answer = await signIn(own, email, "wrong wrong wrong");
        const { requestId: _, ...problem } = answer.json();
        said.push({ status: answer.statusCode, retryAfter: answer.headers["retry-after"], cookies: answer.cookies.length, problem });
      }
      return said;
    }));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    const locked = await signIn(await browser(), "known@zone.example");
    expect([locked.statusCode, keyOf(locked)]).toEqual([429, "too-many-requests"]);
    expect(Number(locked.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("goes on guessing from one address", async () => {
    const own = await browser();
    const statuses = [];
    for (let tries = 0; tries < 32; tries++) statuses.push((await signIn(own, `guess-${tries}@zone.example`, "wrong wrong wrong")).statusCode);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(statuses.slice(30)).toEqual([429, 429]);
  }, 60_000);

  test("signs in or out from another site", async () => {
    const own = await browser();
    for (const headers of [{ origin: "https://elsewhere.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }] as Record<string, string>[]) {
      const answer = await own.ask("POST", "/api/v1/session", { email: "a@b.cn", password }, headers);
      expect([answer.statusCode, keyOf(answer)]).toEqual([403, "cross-site"]);
    }
  });

  test("reaches the library behind the routes, or keeps a cookie it made up", async () => {
    const own = await browser();
    for (const path of ["sign-in/email", "sign-up/email", "get-session", "update-user", "demonstration/sign-in", "two-factor/enable"]) {
      expect((await own.ask("POST", `/api/auth/${path}`, {})).statusCode).toBe(404);
    }
    const { app } = await testCity();
    const forged = await app.inject({ url: "/api/v1/session", headers: { cookie: "chengqi.session_token=abc.def" } });
    expect(sessionSchema.parse(forged.json()).user).toBeNull();
  });

  test("without a session has one, a list of users or a second factor", async () => {
    const own = await browser();
    for (const [method, url, body] of [
      ["GET", "/api/v1/users"], ["GET", "/api/v1/session/sessions"], ["POST", "/api/v1/session/totp", {}], ["PUT", "/api/v1/session/purpose", { purpose: null }],
    ] as const) {
      const answer = await own.ask(method, url, body);
      expect([url, answer.statusCode, keyOf(answer)]).toEqual([url, 401, "not-permitted"]);
    }
  });
});

describe("A session", () => {
  test("is over after half an hour without a request, and after twelve hours in any case", async () => {
    const { database, signIn: { persons } } = await testCity();
    for (const [email, changed] of [
      ["idle@zone.example", { expiresAt: new Date(Date.now() - 1000) }], ["long@zone.example", { signedInAt: new Date(Date.now() - 12 * 3_600_000 - 1000) }],
    ] as const) {
      const { own, userId } = await joined(email);
      await signIn(own, email);
      expect((await session(own)).user).not.toBeNull();
      await database.signIn.updateTable("sign_in.session").set(changed).where("userId", "=", userId).execute();
      persons.forget();
      expect((await session(own)).user).toBeNull();
      expect(await database.signIn.selectFrom("sign_in.session").select("id").where("userId", "=", userId).execute()).toEqual([]);
    }
  });
});

describe("The second factor", () => {
  test("is needed by an administrator before anything is given, shown once enrolled, and no code works twice", async () => {
    const { own } = await joined("audit@city.example", "audit-admin", null);
    await signIn(own, "audit@city.example");
    expect(await session(own)).toMatchObject({ secondFactorNeeded: true, actor: { role: "visitor" } });
    expect((await own.ask("GET", "/api/v1/users")).statusCode).toBe(403);
    expect((await own.ask("POST", "/api/v1/session/totp", { password: "wrong wrong wrong" })).statusCode).toBe(401);
    const begun = await own.ask("POST", "/api/v1/session/totp", { password });
    const { uri, backupCodes } = z.object({ uri: z.string(), backupCodes: z.array(z.string()) }).parse(begun.json());
    expect(backupCodes).toHaveLength(10);
    expect((await own.ask("POST", "/api/v1/session/second-factor", { code: "000000" })).statusCode).toBe(401);
    const first = oneTimeCode(uri);
    expect((await own.ask("POST", "/api/v1/session/second-factor", { code: first })).statusCode).toBe(204);
    expect(await session(own)).toMatchObject({ secondFactorNeeded: false, actor: { role: "audit-admin" }, user: { secondFactor: true } });
    const next = await browser();
    expect((await signIn(next, "audit@city.example")).json()).toEqual({ secondFactor: true });
    expect((await session(next)).user).toBeNull();
    expect((await next.ask("POST", "/api/v1/session/second-factor", { code: first })).statusCode).toBe(401);
    await signIn(next, "audit@city.example");
    expect((await next.ask("POST", "/api/v1/session/second-factor", { backupCode: backupCodes[0] })).statusCode).toBe(204);
    expect(await session(next)).toMatchObject({ secondFactorNeeded: false, actor: { role: "audit-admin" } });
    const third = await browser();
    await signIn(third, "audit@city.example");
    expect((await third.ask("POST", "/api/v1/session/second-factor", { backupCode: backupCodes[0] })).statusCode).toBe(401);
    expect((await third.ask("POST", "/api/v1/session/second-factor", { code: oneTimeCode(uri, Date.now() + 30_000) })).statusCode).toBe(204);
  });

  test("can be given up with the password", async () => {
    const { own } = await joined("plain@zone.example");
    await signIn(own, "plain@zone.example");
    const { uri } = (await own.ask("POST", "/api/v1/session/totp", { password })).json();
    await own.ask("POST", "/api/v1/session/second-factor", { code: oneTimeCode(uri) });
    expect((await session(own)).user?.secondFactor).toBe(true);
    expect((await own.ask("DELETE", "/api/v1/session/totp", { password: "wrong wrong wrong" })).statusCode).toBe(401);
    expect((await own.ask("DELETE", "/api/v1/session/totp", { password })).statusCode).toBe(204);
    expect((await session(own)).user?.secondFactor).toBe(false);
    expect((await signIn(await browser(), "plain@zone.example")).json()).toEqual({ secondFactor: false });
  });
});

describe("The security administrator", () => {
  const listed = async () => z.object({ rows: z.array(userSchema) }).parse((await askAs("security-admin", { url: "/api/v1/users" })).json()).rows;

  test("lists, recovers and removes users; a removed one is out at once and comes back only when invited", async () => {
    const { own, userId } = await joined("leaver@zone.example");
    await signIn(own, "leaver@zone.example");
    expect((await listed()).find(({ id }) => id === userId)).toMatchObject({ state: "active", memberships: [{ role: "zone", bodyId: zoneBody, bodyName: { zh: "成都高新区" } }] });
    const recovery = linkSchema.parse((await askAs("security-admin", { method: "POST", url: `/api/v1/users/${userId}/link`, payload: {} })).json());
    const token = new URL(recovery.link).hash.replace("#link=", "");
    expect((await own.ask("POST", "/api/v1/session/link/password", { token, password: "yet another good one" })).statusCode).toBe(204);
    expect((await session(own)).user).toBeNull();
    expect((await signIn(own, "leaver@zone.example", "yet another good one")).statusCode).toBe(200);
    expect((await askAs("security-admin", { method: "DELETE", url: `/api/v1/users/${userId}`, payload: { reason: "调离" } })).statusCode).toBe(204);
    expect((await session(own)).user).toBeNull();
    const after = await signIn(await browser(), "leaver@zone.example", "yet another good one");
    expect([after.statusCode, keyOf(after)]).toEqual([401, "sign-in-failed"]);
    expect((await listed()).find(({ id }) => id === userId)).toMatchObject({ state: "removed", memberships: [] });
    expect((await invited("leaver@zone.example")).userId).toBe(userId);
  });

  test("ends one membership, and the person is a visitor from then on", async () => {
    const { own, userId } = await joined("ended@zone.example");
    await signIn(own, "ended@zone.example");
    const { membershipId } = await session(own);
    expect((await askAs("security-admin", { method: "POST", url: `/api/v1/users/${userId}/memberships/${membershipId}/end`, payload: {} })).statusCode).toBe(204);
    expect(await session(own)).toMatchObject({ memberships: [], membershipId: null, actor: { role: "visitor", userId } });
  });

  test("makes no person two of the three administrators, and nothing of itself", async () => {
    const { userId } = await invited("one@city.example", "system-admin", null);
    const refused = await askAs("security-admin", { method: "POST", url: `/api/v1/users/${userId}/memberships`, payload: { role: "audit-admin" } });
    expect([refused.statusCode, keyOf(refused), refused.json().expected]).toEqual([409, "refused", "administrators-apart"]);
    const self = sessionSchema.parse((await askAs("security-admin", { url: "/api/v1/session" })).json()).actor.userId;
    for (const request of [
      { method: "POST", url: `/api/v1/users/${self}/memberships`, payload: { role: "auditor" } }, { method: "DELETE", url: `/api/v1/users/${self}`, payload: {} },
    ] as const) {
      const answer = await askAs("security-admin", request);
      expect([answer.statusCode, answer.json().expected]).toEqual([409, "own-membership"]);
    }
  });

  test("invites no address twice and names no body that is none", async () => {
    await invited("twice@zone.example");
    const payload = { email: "Twice@zone.example", name: "x", role: "auditor" };
    expect((await askAs("security-admin", { method: "POST", url: "/api/v1/users", payload })).statusCode).toBe(409);
    const nowhere = { email: "nowhere@zone.example", name: "x", role: "zone", bodyId: "no-such-body" };
    expect((await askAs("security-admin", { method: "POST", url: "/api/v1/users", payload: nowhere })).statusCode).toBe(404);
    expect((await listed()).some(({ email }) => email === "nowhere@zone.example")).toBe(false);
  });

  test.each(["city-office", "zone", "system-admin", "audit-admin", "enterprise"] as const)("is not %s", async (role) => {
    const answer = await askAs(role, { method: "POST", url: "/api/v1/users", payload: { email: `by-${role}@zone.example`, name: "x", role: "auditor" } });
    expect([answer.statusCode, keyOf(answer)]).toEqual([403, "not-permitted"]);
    expect((await askAs(role, { url: "/api/v1/users" })).statusCode).toBe(role === "audit-admin" ? 200 : 403);
  });
});
