import { purposes } from "@chengqi/domain/governance/actor";
import { memberRoles } from "@chengqi/domain/governance/membership";
import { sessionRowSchema, sessionSchema } from "@chengqi/domain/governance/session";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import { sessionAnswer } from "./answers.js";
import { demonstrationEmail } from "./demonstration.js";
import { headersOf, passCookies } from "./persons.js";
import { needPerson, type Routes, type SignIn } from "./sign-in.js";

const tags = ["session"];
export const noAnswer = z.null().describe("Done");

/** Who one is, as whom one acts and what for, and where one is signed in. */
export const sessionRoutes = (signIn: SignIn): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get("/api/v1/session", {
    schema: { tags, summary: "Who one is", description: "Answers visitors too.", querystring: z.strictObject({}), response: { 200: sessionSchema, ...problems } },
  }, async (request, reply) => sessionAnswer(signIn, await signIn.persons.of(request, reply)));
  app.delete("/api/v1/session", { schema: { tags, summary: "Sign out", response: { 204: noAnswer, ...problems } } }, async (request, reply) => {
    const { headers } = await signIn.auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
    signIn.persons.forget();
    passCookies(headers, reply);
    return reply.code(204).send(null);
  });
  choices(signIn, plain);
  ownSessions(signIn, plain);
};

type App = Parameters<Routes>[0];

function choices(signIn: SignIn, plain: App): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { signIn: tables } = signIn.config.database;
  app.put("/api/v1/session/membership", {
    schema: { tags, summary: "Choose as whom one acts", body: z.strictObject({ id: idSchema }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { sessionId, memberships } = await needPerson(signIn, request, reply);
    const { id } = request.body;
    if (!memberships.some((one) => one.id === id)) throw new HttpError(404, "not-found", { field: "body.id", found: id, expected: "a membership of one's own that holds today" });
    await tables.updateTable("sign_in.session").set({ membershipId: id, purpose: null }).where("id", "=", sessionId).execute();
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
  app.put("/api/v1/session/purpose", {
    schema: { tags, summary: "State what figures of single firms are looked at for", body: z.strictObject({ purpose: z.enum(purposes).nullable() }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { sessionId } = await needPerson(signIn, request, reply);
    await tables.updateTable("sign_in.session").set({ purpose: request.body.purpose }).where("id", "=", sessionId).execute();
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
  app.post("/api/v1/session/demonstration", {
    schema: { tags, summary: "Sign in with a labelled account of the demonstration", body: z.strictObject({ role: z.enum(memberRoles) }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { demonstration } = signIn.config;
    if (!demonstration) throw new HttpError(404, "not-found", { field: "body.role", found: request.body.role, expected: "an installation started as a demonstration" });
    await endFormer(signIn, headersOf(request));
    const { headers } = await signIn.auth.api.signInDemonstration({ body: { email: demonstrationEmail(request.body.role) }, headers: headersOf(request), returnHeaders: true });
    passCookies(headers, reply);
    return reply.code(204).send(null);
  });
}

/** Whoever signs in gets a new session; the one the browser carried is over. */
export async function endFormer(signIn: SignIn, headers: Headers): Promise<void> {
  const former = await signIn.auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!former) return;
  await signIn.config.database.signIn.deleteFrom("sign_in.session").where("id", "=", former.session.id).execute();
  signIn.persons.forget();
}

function ownSessions(signIn: SignIn, plain: App): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { signIn: tables } = signIn.config.database;
  app.get("/api/v1/session/sessions", {
    schema: { tags, summary: "Where one is signed in", querystring: z.strictObject({}), response: { 200: rowsOf(sessionRowSchema), ...problems } },
  }, async (request, reply) => {
    const { userId, sessionId } = await needPerson(signIn, request, reply);
    const rows = await tables.selectFrom("sign_in.session").select(["id", "signedInAt", "updatedAt", "ipAddress", "userAgent"])
      .where("userId", "=", userId).where("expiresAt", ">", new Date()).orderBy("signedInAt", "desc").execute();
    return { rows: rows.map(({ id, signedInAt, updatedAt, ipAddress, userAgent }) =>
      ({ id, current: id === sessionId, signedInAt: signedInAt.toISOString(), usedAt: updatedAt.toISOString(), address: ipAddress || null, program: userAgent || null })) };
  });
  app.delete("/api/v1/session/sessions/:id", {
    schema: { tags, summary: "End one of one's own sessions", params: z.strictObject({ id: idSchema }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { userId } = await needPerson(signIn, request, reply);
    const ended = await tables.deleteFrom("sign_in.session").where("id", "=", request.params.id).where("userId", "=", userId).returning("id").executeTakeFirst();
    if (!ended) throw new HttpError(404, "not-found", { field: "params.id", found: request.params.id, expected: "a session of one's own" });
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
}
