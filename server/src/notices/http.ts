import { noticeKindNames } from "@chengqi/domain/notices/kinds";
import { deadDeliverySchema, preferenceSchema } from "@chengqi/domain/notices/my-day";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { HttpError } from "../errors.js";
import { problems, rowsOf } from "../http/answers.js";
import { needSomebody, need, type Visits } from "../http/visit.js";
import { noAnswer } from "../sign-in/session-http.js";

const tags = ["notices"];
const params = z.strictObject({ id: z.uuid() });
const none = z.strictObject({});

/** Reading notices, saying which come by letter, and mending their sending. */
export const noticeRoutes = (visit: Visits, change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.addHook("onRequest", async ({ actor }) => needSomebody(actor));
  app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));

  app.put("/api/v1/notices/:id/read", {
    schema: { tags, summary: "I have read this notice", params, response: { 204: noAnswer, ...problems } },
  }, async ({ actor, params: { id } }, reply) => {
    await change(actor, undefined, async ({ tx, city }) => {
      const notice = await tx.selectFrom("city.notice").select("id").where("city_id", "=", city.city_id).where("id", "=", id).executeTakeFirst();
      if (!notice) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "a notice of one's own" });
      await tx.insertInto("city.notice_reading").values({ city_id: city.city_id, notice_id: id, user_id: actor.userId ?? "" }).onConflict((conflict) => conflict.doNothing()).execute();
    });
    return reply.code(204).send(null);
  });

  app.get("/api/v1/notices/preferences", {
    schema: { tags, summary: "Which notices come to me by e-mail", querystring: none, response: { 200: rowsOf(preferenceSchema), ...problems } },
  }, ({ actor }) => visit(actor, undefined, async ({ tx, city }) => {
    const said = await tx.selectFrom("city.notice_preference").select(["kind", "wanted"]).where("city_id", "=", city.city_id).where("user_id", "=", actor.userId ?? "").execute();
    return { rows: noticeKindNames.map((kind) => ({ kind, email: said.find((one) => one.kind === kind)?.wanted ?? true })) };
  }));

  app.put("/api/v1/notices/preferences", {
    schema: { tags, summary: "Say whether notices of a kind come to me by e-mail", body: preferenceSchema.strict(), response: { 204: noAnswer, ...problems } },
  }, async ({ actor, body }, reply) => {
    await change(actor, undefined, ({ tx, city }) =>
      tx.insertInto("city.notice_preference").values({ city_id: city.city_id, user_id: actor.userId ?? "", kind: body.kind, channel: "e-mail", wanted: body.email })
        .onConflict((conflict) => conflict.columns(["city_id", "user_id", "kind", "channel"]).doUpdateSet({ wanted: body.email })).execute());
    return reply.code(204).send(null);
  });

  app.get("/api/v1/deliveries/dead", {
    schema: { tags, summary: "Notices that could not be delivered and were given up", querystring: none, response: { 200: rowsOf(deadDeliverySchema), ...problems } },
  }, ({ actor }) => visit(actor, undefined, async (opened) => {
    need(opened, "delivery.read");
    const { tx, city } = opened;
    const rows = await tx.selectFrom("city.delivery as d").innerJoin("city.notice as n", (on) => on.onRef("n.city_id", "=", "d.city_id").onRef("n.id", "=", "d.notice_id"))
      .select(["d.id", "d.channel", "n.kind", "d.attempts", "d.last_error as lastError", "n.at"])
      .where("d.city_id", "=", city.city_id).where("d.state", "=", "dead").orderBy("n.at", "desc").limit(200).execute();
    return { rows };
  }));

  app.post("/api/v1/deliveries/:id/retry", {
    schema: { tags, summary: "Try a given-up delivery again from the beginning", params, response: { 204: noAnswer, ...problems } },
  }, async ({ actor, params: { id } }, reply) => {
    await change(actor, undefined, async (opened) => {
      need(opened, "delivery.retry");
      const { tx, city } = opened;
      const { numUpdatedRows } = await tx.updateTable("city.delivery").set({ state: "waiting", attempts: 0, next_attempt_at: new Date().toISOString() })
        .where("city_id", "=", city.city_id).where("id", "=", id).where("state", "=", "dead").executeTakeFirst();
      if (numUpdatedRows === 0n) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "a delivery that was given up" });
      await recordAct(opened, { kind: "delivery.retried", subject: { kind: "delivery", id }, reason: null, data: {} });
    });
    return reply.code(204).send(null);
  });
};
