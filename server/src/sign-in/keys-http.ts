import { keySchema, keyScopes, madeKeySchema, mostKeys, newKeySchema, type KeyAnswer, type KeyScope } from "@chengqi/domain/governance/keys";
import { isAdministrator } from "@chengqi/domain/governance/membership";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { userReference } from "../acts/sql.js";
import type { KeyTable, SignInTables } from "../db/sign-in-tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { HttpError } from "../errors.js";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { hashOfKey, newKey } from "./keys.js";
import { noAnswer } from "./session-http.js";
import { needPerson, type Routes, type SignIn } from "./sign-in.js";

const tags = ["session"];

/** One's own keys for programs: they read as one reads oneself, within their scopes, until they end. */
export const keyRoutes = (signIn: SignIn, change: Visits): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const tables = signIn.config.database.signIn;
  app.get("/api/v1/session/keys", {
    schema: { tags, summary: "One's own keys for programs", querystring: z.strictObject({}), response: { 200: rowsOf(keySchema), ...problems } },
  }, async (request, reply) => {
    const { userId } = await needPerson(signIn, request, reply);
    return { rows: (await ofUser(tables, signIn.config.cityId, userId)).map(shown) };
  });

  app.post("/api/v1/session/keys", {
    schema: {
      tags, summary: "Makes a key for programs", description: "Sent as `Authorization: Bearer <key>`. It only reads, as the membership one acts as now, and never what needs a purpose.",
      body: newKeySchema, response: { 200: madeKeySchema, ...problems },
    },
  }, async (request, reply) => {
    const { userId, chosen, secondFactorNeeded } = await needPerson(signIn, request, reply);
    if (!chosen || secondFactorNeeded || isAdministrator(chosen.role)) {
      throw new HttpError(403, "not-permitted", { field: "actor", found: chosen?.role ?? "nobody", expected: "a membership, other than an administrator's, shown to be one's own" });
    }
    const { cityId } = signIn.config;
    const all = await ofUser(tables, cityId, userId);
    if (all.length >= mostKeys) throw new HttpError(409, "refused", { field: "body", found: String(all.length), expected: `fewer than ${mostKeys} keys` });
    const { name, scopes, days } = request.body;
    const key = newKey();
    const id = uuidV7(Date.now());
    // The record first: an end in between leaves an act without a key, never a key without its act.
    await change(request.actor, undefined, (visit) => noteKey(visit, "key.created", id, userId, { scopes, days }));
    const row = await tables.insertInto("sign_in.key").values({
      id, hash: hashOfKey(key), cityId, userId, membershipId: chosen.id, name, scopes: [...new Set(scopes)], expiresAt: new Date(Date.now() + days * 86_400_000), usedAt: null,
    }).returningAll().executeTakeFirstOrThrow();
    return { ...shown(row), key };
  });

  app.delete("/api/v1/session/keys/:id", { schema: { tags, summary: "Revokes one of one's own keys", params: z.object({ id: idSchema }), response: { 204: noAnswer, ...problems } } }, async (request, reply) => {
    const { userId } = await needPerson(signIn, request, reply);
    const { id } = request.params;
    const gone = await tables.deleteFrom("sign_in.key").where("id", "=", id).where("userId", "=", userId).where("cityId", "=", signIn.config.cityId).returning("id").executeTakeFirst();
    if (!gone) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "a key of one's own" });
    signIn.keys.forget();
    await change(request.actor, undefined, (visit) => noteKey(visit, "key.revoked", id, userId, {}));
    return reply.code(204).send(null);
  });
};

async function noteKey(visit: Visit, kind: "key.created" | "key.revoked", id: string, userId: string, data: { scopes?: KeyScope[]; days?: number }): Promise<void> {
  const reference = await userReference(visit.tx, visit.actor.cityId, userId);
  await recordAct(visit, { kind, subject: { kind: "key", id }, reason: null, data: { ...data }, bodyId: visit.actor.bodyId, persons: [reference] });
}

const ofUser = (tables: Kysely<SignInTables>, cityId: string, userId: string) =>
  tables.selectFrom("sign_in.key").selectAll().where("userId", "=", userId).where("cityId", "=", cityId).orderBy("createdAt", "desc").execute();

const shown = (row: Selectable<KeyTable>): KeyAnswer => ({
  id: row.id, name: row.name, scopes: keyScopes.filter((scope) => row.scopes.includes(scope)), membershipId: row.membershipId, createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(), usedAt: row.usedAt?.toISOString() ?? null,
});
