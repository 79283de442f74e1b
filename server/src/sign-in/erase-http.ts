import type { Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { userReference } from "../acts/sql.js";
import { HttpError } from "../errors.js";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { noAnswer } from "./session-http.js";
import type { Routes, SignIn } from "./sign-in.js";
import { userById } from "./sql.js";

const removedSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), removedAt: z.string() });

/** Forgetting who somebody was who is no longer a user: for the system administrator. */
export const eraseRoutes = (signIn: SignIn, change: Visits): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const tables = signIn.config.database.signIn;
  app.get("/api/v1/users/removed", {
    schema: { tags: ["users"], summary: "Users who were removed and whose personal data are still here", querystring: z.strictObject({}), response: { 200: rowsOf(removedSchema), ...problems } },
  }, async ({ actor }) => {
    need({ actor }, "person.erase");
    const rows = await tables.selectFrom("sign_in.user").select(["id", "name", "email", "disabledAt"])
      .where("disabledAt", "is not", null).where("demonstration", "=", false).orderBy("disabledAt").orderBy("id").execute();
    return { rows: rows.map(({ disabledAt, ...row }) => ({ ...row, removedAt: disabledAt?.toISOString() ?? "" })) };
  });
  app.post("/api/v1/users/:id/erase", {
    schema: {
      tags: ["users"], summary: "Erase somebody's personal data",
      description: "Name, address and all that identified the person go; what they did stays on record under a reference that leads to nobody any more. Only for a user who was removed before.",
      params: z.strictObject({ id: idSchema }), body: z.strictObject({ reason: z.string().trim().min(1).max(500) }), response: { 204: noAnswer, ...problems },
    },
  }, async (request, reply) => {
    await erasePerson(signIn, change, request.actor, request.params.id, request.body.reason);
    return reply.code(204).send(null);
  });
};

/** The record first: an end in between leaves an account that can be erased again, never an erasure without its act. */
async function erasePerson(signIn: SignIn, change: Visits, actor: Actor, userId: string, reason: string): Promise<void> {
  const tables = signIn.config.database.signIn;
  need({ actor }, "person.erase");
  const user = await userById(tables, userId);
  if (!user || user.demonstration) throw new HttpError(404, "not-found", { field: "params.id", found: userId, expected: "a user who was removed" });
  if (!user.disabledAt) throw new HttpError(409, "refused", { field: "params.id", found: userId, expected: "not-removed" });
  await change(actor, undefined, async (visit) => {
    need(visit, "person.erase");
    const { tx } = visit;
    const reference = await userReference(tx, actor.cityId, userId);
    await recordAct(visit, { kind: "person.erased", subject: { kind: "person", id: reference }, reason, data: {}, persons: [reference] });
    await sql`select city.erase_person(${actor.cityId}, ${reference})`.execute(tx);
  });
  await tables.deleteFrom("sign_in.user").where("id", "=", userId).execute();
}
