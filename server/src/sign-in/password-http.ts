import { passwordFault } from "@chengqi/domain/governance/password";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { uuidV7 } from "../db/uuid-v7.js";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { attempt, fewRequests } from "./attempts.js";
import { linkOf, useLink } from "./links.js";
import { headersOf, passCookies } from "./persons.js";
import { endFormer, noAnswer } from "./session-http.js";
import { needPerson, type Routes, type SignIn } from "./sign-in.js";
import { endSessions } from "./sql.js";

const tags = ["session"];
const passwordSchema = z.string().min(1).max(512);
const tokenSchema = z.string().regex(/^[\w-]{43}$/, "the part of a link behind #link=");

/** Signing in with a password, changing it, and setting it by a link that works once. */
export const passwordRoutes = (signIn: SignIn): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.post("/api/v1/session", {
    config: fewRequests,
    schema: {
      tags, summary: "Sign in with e-mail and password", description: "The session goes in a cookie. Repeated failures lock, for longer each time.",
      body: z.strictObject({ email: z.email().max(254), password: passwordSchema }),
      response: { 200: z.object({ secondFactor: z.boolean().describe("True: the code of the second factor is asked for next") }), ...problems },
    },
  }, async (request, reply) => {
    const { email, password } = request.body;
    await endFormer(signIn, headersOf(request));
    const { response, headers } = await attempt(signIn, request, reply, email, () =>
      signIn.auth.api.signInEmail({ body: { email, password }, headers: headersOf(request), returnHeaders: true }));
    passCookies(headers, reply);
    return { secondFactor: "twoFactorRedirect" in response };
  });
  app.post("/api/v1/session/password", {
    config: fewRequests,
    schema: { tags, summary: "Change one's password", body: z.strictObject({ current: passwordSchema, wanted: passwordSchema }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { userId, email, sessionId } = await needPerson(signIn, request, reply);
    const { current, wanted } = request.body;
    needGood(wanted, email, "body.wanted");
    await attempt(signIn, request, reply, email, () =>
      signIn.auth.api.changePassword({ body: { currentPassword: current, newPassword: wanted }, headers: headersOf(request) }));
    await endSessions(signIn.config.database.signIn, userId, sessionId);
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
  linkRoutes(signIn, plain);
};

function linkRoutes(signIn: SignIn, plain: Parameters<Routes>[0]): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { signIn: tables } = signIn.config.database;
  app.post("/api/v1/session/link", {
    config: fewRequests,
    schema: {
      tags, summary: "Whom a one-time link is for", body: z.strictObject({ token: tokenSchema }),
      response: { 200: z.object({ email: z.string(), name: z.string(), kind: z.enum(["invitation", "recovery"]) }), ...problems },
    },
  }, (request) => linkedTo(tables, request.body.token));
  app.post("/api/v1/session/link/password", {
    config: fewRequests,
    schema: {
      tags, summary: "Set the password with a one-time link", description: "A recovery also ends every session and forgets the second factor, which is then enrolled anew.",
      body: z.strictObject({ token: tokenSchema, password: passwordSchema }), response: { 204: noAnswer, ...problems },
    },
  }, async (request, reply) => {
    const { token, password } = request.body;
    const link = await linkedTo(tables, token);
    needGood(password, link.email, "body.password");
    const hash = await signIn.passwords.hash(password);
    const userId = await useLink(tables, token);
    if (userId === undefined) throw new HttpError(410, "link-not-valid");
    await setPassword(tables, userId, hash);
    await signIn.failures.forgive("account", link.email);
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
}

async function linkedTo(tables: SignIn["config"]["database"]["signIn"], token: string) {
  const link = await linkOf(tables, token);
  if (!link) throw new HttpError(410, "link-not-valid");
  return { email: link.email, name: link.name, kind: link.kind };
}

function needGood(password: string, email: string, field: string): void {
  const fault = passwordFault(password, email);
  if (fault !== null) throw new HttpError(400, "refused", { field, found: null, expected: fault });
}

async function setPassword(tables: SignIn["config"]["database"]["signIn"], userId: string, hash: string): Promise<void> {
  await tables.transaction().execute(async (tx) => {
    await tx.insertInto("sign_in.account").values({ id: uuidV7(), accountId: userId, providerId: "credential", userId, password: hash })
      .onConflict((conflict) => conflict.columns(["providerId", "accountId"]).doUpdateSet({ password: hash })).execute();
    await tx.deleteFrom("sign_in.twoFactor").where("userId", "=", userId).execute();
    await tx.updateTable("sign_in.user").set({ twoFactorEnabled: false }).where("id", "=", userId).execute();
    await tx.deleteFrom("sign_in.session").where("userId", "=", userId).execute();
  });
}
