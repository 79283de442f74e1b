import { decisionSchema, newDecisionSchema, type Decision } from "@chengqi/domain/chains/decisions";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import type { Tx } from "../db/tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { documentOf } from "./results.js";

const pairParams = z.object({ a: idSchema, b: idSchema });

/** Decisions on two zones that do the same, of those whose it is. */
export const chainDecisionRoutes = (change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.post("/api/v1/duplication/:a/:b/decisions", {
    schema: {
      tags: ["chains"], summary: "Decides on two zones that do the same: keep, divide the work, merge, waive",
      description: "`fingerprint` is that of the evidence that was looked at; other evidence meanwhile is a conflict. The decision marks the pair until the facts change.",
      params: pairParams, querystring: datedQuery, body: newDecisionSchema, response: { 200: decisionSchema, ...problems },
    },
  }, ({ actor, params, query, body }) =>
    change(actor, query.asOf, async (opened) => {
      const { tx, city, year, asOf } = opened;
      const [a, b] = inOrder(params.a, params.b);
      for (const zoneId of [a, b]) need(opened, "duplication.decide", { zoneId });
      const inYear = found(year, "query.asOf", asOf, "a day with figures of firms");
      const { pairs } = (await documentOf(tx, city.city_id, "duplication", "city", inYear)) ?? { pairs: [] };
      const pair = found(pairs.find((one) => one.a === a && one.b === b), "params", `${a} ${b}`, "two zones that have something in common");
      if (pair.fingerprint !== body.fingerprint) throw new HttpError(409, "conflict", { field: "body.fingerprint", found: body.fingerprint, expected: `${pair.fingerprint}, of the evidence as it is now` });
      const { score } = pair;
      const id = uuidV7(Date.now());
      // Scores travel as text: the record holds no fractions.
      const act = await recordAct(opened, {
        kind: "duplication.decided", subject: { kind: "zone-pair", id: `${a} ${b}` }, reason: body.reason,
        data: { decision: id, kind: body.kind, year: inYear, score: score === null ? null : String(score), fingerprint: body.fingerprint, division: body.division ?? null },
      });
      await tx.insertInto("city.duplication_decision").values({
        city_id: city.city_id, id, zone_a: a, zone_b: b, kind: body.kind, reason: body.reason, division_a: body.division?.a ?? null, division_b: body.division?.b ?? null,
        year: inYear, score, fingerprint: body.fingerprint, body_id: actor.bodyId, role: actor.role, decided_at: act.at, act_seq: act.seq,
      }).execute();
      const [made] = await decisionsOn(tx, city.city_id, { a, b, fingerprint: pair.fingerprint });
      return found(made, "params", id, "the decision just made");
    }));
};

/** A pair is told by its zones in order of their ids. @throws HttpError 404 for a zone with itself */
export function inOrder(one: string, other: string): readonly [string, string] {
  if (one === other) throw new HttpError(404, "not-found", { field: "params.b", found: other, expected: "another zone" });
  return one < other ? [one, other] : [other, one];
}

/** Decisions on a pair, or on all pairs, the latest first; whether they hold is told by the evidence as it is now. */
export async function decisionsOn(tx: Tx, cityId: string, of?: { readonly a: string; readonly b: string; readonly fingerprint: string }): Promise<Decision[]> {
  let query = tx.selectFrom("city.duplication_decision").selectAll().where("city_id", "=", cityId);
  if (of) query = query.where("zone_a", "=", of.a).where("zone_b", "=", of.b);
  return (await query.orderBy("act_seq", "desc").execute()).map((row) => ({
    id: row.id, a: row.zone_a, b: row.zone_b, kind: row.kind, reason: row.reason,
    division: row.division_a === null || row.division_b === null ? null : { a: row.division_a, b: row.division_b },
    year: row.year, score: row.score, fingerprint: row.fingerprint, holds: of?.fingerprint === row.fingerprint,
    body: row.body_id, role: row.role, decidedAt: row.decided_at, act: row.act_seq,
  }));
}
