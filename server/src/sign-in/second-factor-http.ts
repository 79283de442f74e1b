import { createHmac } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { attempt, fewRequests } from "./attempts.js";
import { cookiePrefix } from "./auth.js";
import { headersOf, passCookies } from "./persons.js";
import { noAnswer } from "./session-http.js";
import { needPerson, type Routes, type SignIn } from "./sign-in.js";

const tags = ["session"];
const codeSchema = z.string().regex(/^\d{6}$/, "six digits");
const backupCodeSchema = z.string().regex(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/, "a backup code such as aB3dE-fG7hJ");
const passwordSchema = z.string().min(1).max(512).optional().describe("Not of those who sign in elsewhere");

/** The second factor: shown at sign-in, enrolled, and given up. */
export const secondFactorRoutes = (signIn: SignIn): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.post("/api/v1/session/second-factor", {
    config: fewRequests,
    schema: {
      tags, summary: "Show the second factor", description: "At sign-in, or in a session whose role needs it. Each code works once.",
      body: z.union([z.strictObject({ code: codeSchema }), z.strictObject({ backupCode: backupCodeSchema })]), response: { 204: noAnswer, ...problems },
    },
  }, async (request, reply) => {
    const { body } = request;
    await attempt(signIn, request, reply, await whoIsAsked(signIn, request, reply), () => show(signIn, request, reply, body));
    return reply.code(204).send(null);
  });
  app.post("/api/v1/session/totp", {
    config: fewRequests,
    schema: {
      tags, summary: "Begin to enrol a second factor", description: "It holds once a first code of it is confirmed.", body: z.strictObject({ password: passwordSchema }),
      response: { 200: z.object({ uri: z.string().describe("otpauth: for a QR code"), backupCodes: z.array(z.string()).describe("Shown this once; each works once") }), ...problems },
    },
  }, async (request, reply) => {
    const { email } = await needPerson(signIn, request, reply);
    const body = withPassword(request.body.password);
    const begun = await attempt(signIn, request, reply, email, () => signIn.auth.api.enableTwoFactor({ body, headers: headersOf(request) }));
    if (!("totpURI" in begun) || !begun.totpURI) throw new HttpError(409, "conflict");
    return { uri: begun.totpURI, backupCodes: begun.backupCodes ?? [] };
  });
  app.delete("/api/v1/session/totp", {
    config: fewRequests,
    schema: { tags, summary: "Give up the second factor", body: z.strictObject({ password: passwordSchema }), response: { 204: noAnswer, ...problems } },
  }, async (request, reply) => {
    const { email } = await needPerson(signIn, request, reply);
    const body = withPassword(request.body.password);
    const { headers } = await attempt(signIn, request, reply, email, () => signIn.auth.api.disableTwoFactor({ body, headers: headersOf(request), returnHeaders: true }));
    passCookies(headers, reply);
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
};

const withPassword = (password: string | undefined): { password: string } => ({ password: password ?? "" });

/** Whom attempts are counted against: the person of the session, or whoever passed the first step of a sign-in. */
async function whoIsAsked(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const person = await signIn.persons.of(request, reply);
  if (person) return `factor ${person.userId}`;
  const challenge = new RegExp(`${cookiePrefix}\\.two_factor=([^;]+)`).exec(request.headers.cookie ?? "")?.[1];
  return `challenge ${challenge ?? request.ip}`;
}

async function show(signIn: SignIn, request: FastifyRequest, reply: FastifyReply, body: { code: string } | { backupCode: string }): Promise<void> {
  const asked = { headers: headersOf(request), returnHeaders: true } as const;
  const { response, headers } = "code" in body
    ? await signIn.auth.api.verifyTOTP({ body: { code: body.code }, ...asked })
    : await signIn.auth.api.verifyBackupCode({ body: { code: body.backupCode }, ...asked });
  const token = await tokenAfter(signIn, response.token, response.user.id);
  if ("code" in body) await needUnused(signIn, response.user.id, body.code, token);
  await signIn.config.database.signIn.updateTable("sign_in.session").set({ secondFactorAt: new Date() }).where("token", "=", token).execute();
  signIn.persons.forget();
  passCookies(headers, reply);
}

/** The session after a factor was shown: confirming a new factor replaces the session it was confirmed in. */
async function tokenAfter({ config }: SignIn, token: string | null | undefined, userId: string): Promise<string> {
  const tables = config.database.signIn;
  const same = token && (await tables.selectFrom("sign_in.session").select("token").where("token", "=", token).executeTakeFirst());
  if (same) return same.token;
  const latest = await tables.selectFrom("sign_in.session").select("token").where("userId", "=", userId).orderBy("createdAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
  if (!latest) throw new HttpError(401, "sign-in-failed");
  return latest.token;
}

/** A code read over somebody's shoulder is worth nothing after its first use. */
async function needUnused({ config }: SignIn, userId: string, code: string, token: string): Promise<void> {
  const tables = config.database.signIn;
  const key = createHmac("sha256", config.secret).update(`code ${userId} ${code}`).digest("hex");
  const oldest = new Date(Date.now() - 5 * 60_000);
  await tables.deleteFrom("sign_in.usedCode").where("usedAt", "<", oldest).execute();
  const first = await tables.insertInto("sign_in.usedCode").values({ key, usedAt: new Date() }).onConflict((conflict) => conflict.doNothing()).returning("key").executeTakeFirst();
  if (first) return;
  await tables.deleteFrom("sign_in.session").where("token", "=", token).execute();
  throw new HttpError(401, "sign-in-failed");
}
