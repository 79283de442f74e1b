import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { mostAttempts } from "@chengqi/domain/notices/delivery";
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { mailWay } from "./e-mail.js";
import type { Way } from "./message.js";
import { notify, type Recipient } from "./notify.js";
import { openSender, type SenderConfig } from "./sender.js";
import { isSigned, type Webhook } from "./webhook.js";

const cityId = "510100";
const secret = "a secret of the tests, thirty-two characters and more";
const zone: Actor = { ...visitorOf(cityId), role: "zone", userId: "u-zone", bodyId: "b1", zones: ["z1"] };

interface Call { readonly headers: IncomingMessage["headers"]; readonly body: string }

/** A program that is told, and answers as it is bidden. */
async function receiver(answer: (call: Call) => { status: number; location?: string }): Promise<{ url: string; calls: Call[]; server: Server }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      const { status, location } = answer(calls.at(-1)!);
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`, calls, server };
}

const hookAt = (url: string): Webhook => ({ name: "office", url, secret, kinds: ["power.delegated"], private: true });

describe.each(engines)("the outbox on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    for (const [id, email] of [["u-zone", "zone@example.org"], ["u-other", "other@example.org"]] as const) {
      await fresh.database.signIn.insertInto("sign_in.user").values({ id, name: id, email, emailVerified: true, image: null, disabledAt: null }).execute();
      await fresh.database.owner.insertInto("governance.membership").values({
        city_id: cityId, id: `m-${id}`, user_id: id, role: "zone", body_id: id === "u-zone" ? "b1" : "b2", firm_id: null, valid_from: "2020-01-01", valid_to: null, granted_by: null,
      }).execute();
    }
  });
  afterAll(() => fresh.drop());

  const tell = (to: Recipient) => fresh.database.act(zone, (tx) =>
    notify(tx, { cityId, to, kind: "power.delegated", subject: { kind: "power", id: "p1" }, values: { power: "招商引资" }, link: "/zones/z1", due: "2026-12-01" }));
  const sending = async (config: Partial<SenderConfig>) => {
    const sender = await openSender({ database: fresh.database, say: () => undefined, ...config });
    const attempts = await sender.send();
    await sender.close();
    return attempts;
  };
  const statesOf = async (noticeId: string) => {
    const rows = await fresh.database.owner.selectFrom("city.delivery").select(["channel", "state", "attempts", "recipient", "last_error"]).where("notice_id", "=", noticeId).execute();
    return rows.map(({ channel, recipient, state }) => `${channel} ${recipient} ${state}`).toSorted();
  };
  const timePasses = () => sql`update city.delivery set next_attempt_at = now() where state = 'waiting'`.execute(fresh.database.owner);

  test("a notice is there with the act that causes it, or not at all", async () => {
    const count = async () => Number((await fresh.database.owner.selectFrom("city.notice").select((e) => e.fn.countAll().as("n")).executeTakeFirst())!.n);
    const before = await count();
    await expect(fresh.database.act(zone, async (tx) => {
      await notify(tx, { cityId, to: { userId: "u-zone" }, kind: "power.delegated", subject: { kind: "power", id: "p1" }, values: {}, link: "/" });
      throw new Error("the act fails");
    })).rejects.toThrow("the act fails");
    expect(await count()).toBe(before);
    await expect(fresh.database.act(visitorOf(cityId), (tx) =>
      notify(tx, { cityId, to: { userId: "u-zone" }, kind: "power.delegated", subject: { kind: "power", id: "p1" }, values: {}, link: "/" }))).rejects.toMatchObject({ code: "42501" });
  });

  test("is read by those it is for and by no other", async () => {
    const notices = [await tell({ userId: "u-zone" }), await tell({ role: "zone" }), await tell({ role: "zone", bodyId: "b1" }), await tell({ zoneId: "z1" })];
    const seenBy = (actor: Actor) => fresh.database.as(actor, async (tx) =>
      (await tx.selectFrom("city.notice").select("id").where("id", "in", notices).execute()).map(({ id }) => notices.indexOf(id)).toSorted());
    expect(await seenBy(zone)).toEqual([0, 1, 2, 3]);
    expect(await seenBy({ ...zone, userId: "u-other", bodyId: "b2", zones: ["z2"] })).toEqual([1]);
    expect(await seenBy({ ...zone, userId: "u-other", role: "district", bodyId: "b1", zones: [] })).toEqual([]);
    expect(await seenBy({ ...zone, cityId: "999999" })).toEqual([]);
    expect(await seenBy(visitorOf(cityId))).toEqual([]);
    expect(await fresh.database.as(zone, (tx) => tx.selectFrom("city.delivery").select("id").execute())).toEqual([]);
    await sending({});
  });

  test("without ways out it says so instead of waiting for ever", async () => {
    const notice = await tell({ userId: "u-zone" });
    await sending({});
    expect(await statesOf(notice)).toEqual(["e-mail  unset", "page  sent", "webhook  unset"]);
  });

  test("letters reach everybody of a role over SMTP with a key of their own, but who said no", async () => {
    const letters: { to: string[]; text: string }[] = [];
    const smtp = new SMTPServer({
      authOptional: true, disabledCommands: ["AUTH", "STARTTLS"],
      onData: (stream, session, done) => {
        let text = "";
        stream.on("data", (part: Buffer) => (text += part.toString()));
        stream.on("end", () => { letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text }); done(); });
      },
    });
    await new Promise<void>((done) => void smtp.listen(0, "127.0.0.1", () => done()));
    const mail = mailWay({ url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, from: "chengqi@example.org", publicUrl: "https://city.example.org" });
    const notice = await tell({ role: "zone" });
    expect(await sending({ mail })).toBe(2);
    expect(letters.flatMap(({ to }) => to).toSorted()).toEqual(["other@example.org", "zone@example.org"]);
    const keys = letters.map(({ text }) => /^Idempotency-Key: (\S+)/im.exec(text)![1]!);
    expect(new Set(keys).size).toBe(2);
    for (const [n, { text }] of letters.entries()) expect(text).toMatch(new RegExp(`^Message-ID: <${keys[n]}@city.example.org>`, "im"));
    expect(await sending({ mail })).toBe(0);
    expect(await statesOf(notice)).toEqual(["e-mail  spread", "e-mail u-other sent", "e-mail u-zone sent", "page  sent", "webhook  unset"]);

    await fresh.database.act(zone, (tx) => tx.insertInto("city.notice_preference")
      .values({ city_id: cityId, user_id: "u-zone", kind: "power.delegated", channel: "e-mail", wanted: false }).execute());
    letters.length = 0;
    await tell({ role: "zone" });
    await sending({ mail: mailWay({ url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, from: "chengqi@example.org", publicUrl: "https://city.example.org" }) });
    expect(letters.flatMap(({ to }) => to)).toEqual(["other@example.org"]);

    // What is for a zone goes to those whose body it has as its own, or that leads it now; no more to one that led it.
    for (const [table, zoneId, values] of [
      ["zone_form", "z7", sql`'z7', 'b2', '2019-01-01', null, 'd'`], ["zone_lead", "z8", sql`'l8', 'z8', 'department', 'b2', null, null, '2019-01-01', null, null`],
      ["zone_lead", "z9", sql`'l9', 'z9', 'department', 'b2', null, null, '2019-01-01', '2020-01-01', null`],
    ] as const) {
      await sql`insert into ${sql.table(`city.${table}`)} values (${cityId}, ${values})`.execute(fresh.database.owner);
      letters.length = 0;
      await tell({ zoneId });
      await sending({ mail });
      expect([zoneId, letters.flatMap(({ to }) => to)]).toEqual([zoneId, zoneId === "z9" ? [] : ["other@example.org"]]);
    }
    await new Promise<void>((done) => void smtp.close(() => done()));
  });

  test("a webhook gets the notice signed, once; after failures again with the same key", async () => {
    const answers = [500, 503, 204];
    const { url, calls, server } = await receiver(() => ({ status: answers.shift() ?? 204 }));
    const notice = await tell({ zoneId: "z1" });
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await sending({ webhooks: [hookAt(url)] })).toBe(1);
      expect(await sending({ webhooks: [hookAt(url)] })).toBe(0);
      await timePasses();
    }
    expect(await sending({ webhooks: [hookAt(url)] })).toBe(0);
    server.close();
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    for (const { headers, body } of calls) {
      const key = String(headers["idempotency-key"]);
      const signed = (text: string, nowS = Date.now() / 1000) => isSigned(secret, String(headers["chengqi-signature"]), key, text, nowS);
      expect(signed(body)).toBe(true);
      expect(signed(`${body} `)).toBe(false);
      expect(signed(body, Date.now() / 1000 + 3600)).toBe(false);
      expect(JSON.parse(body)).toMatchObject({ key, notice, city: cityId, kind: "power.delegated", values: { power: "招商引资" } });
    }
    expect(await statesOf(notice)).toContain("webhook office sent");
  });

  test("what fails to the last attempt is given up with its reason, and a system administrator sees it", async () => {
    const { url, calls, server } = await receiver(() => ({ status: 302, location: "http://127.0.0.1:1/" }));
    const notice = await tell({ zoneId: "z1" });
    for (let turn = 0; turn < mostAttempts + 2; turn += 1) {
      await sending({ webhooks: [hookAt(url)] });
      await timePasses();
    }
    server.close();
    expect(calls).toHaveLength(mostAttempts);
    const admin: Actor = { ...visitorOf(cityId), role: "system-admin", userId: "u-admin" };
    const dead = await fresh.database.as(admin, (tx) => tx.selectFrom("city.delivery").select(["notice_id", "last_error", "attempts"]).where("state", "=", "dead").execute());
    expect(dead).toEqual([{ notice_id: notice, last_error: "HTTP 302, a redirect, which is not followed", attempts: mostAttempts }]);
  });

  test("two senders at work send each notice once", async () => {
    const { url, calls, server } = await receiver(() => ({ status: 204 }));
    for (let n = 0; n < 40; n += 1) await tell({ userId: "u-zone" });
    const [one, other] = await Promise.all([0, 1].map(() => openSender({ database: fresh.database, webhooks: [hookAt(url)], say: () => undefined })));
    const counts = await Promise.all([one!.send(), other!.send()]);
    await Promise.all([one!.close(), other!.close()]);
    server.close();
    expect(counts[0]! + counts[1]!).toBe(40);
    expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(40);
    expect(calls).toHaveLength(40);
  });

  test("a way that fails in one message does not hold up the others", async () => {
    const seen: string[] = [];
    const mail: Way = { send: (_, to) => (to.startsWith("zone") ? Promise.reject(new Error("mailbox full")) : Promise.resolve(void seen.push(to))), close: () => undefined };
    await fresh.database.act(zone, (tx) => tx.updateTable("city.notice_preference").set({ wanted: true }).where("user_id", "=", "u-zone").execute());
    const notice = await tell({ role: "zone" });
    await sending({ mail });
    expect(seen).toEqual(["other@example.org"]);
    expect(await statesOf(notice)).toContain("e-mail u-zone waiting");
  });
});
