import { linkSchema, userSchema } from "@chengqi/domain/governance/session";
import { memberRoles } from "@chengqi/domain/governance/membership";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { linkAddress, makeLink } from "./links.js";
import { noAnswer } from "./session-http.js";
import type { Routes, SignIn } from "./sign-in.js";
import { endMembership, giveMembership, invite, removeUser, renewLink } from "./users.js";
import { usersWithMemberships } from "./user-list.js";

const tags = ["users"];
const grantBody = {
  role: z.enum(memberRoles), bodyId: idSchema.nullable().default(null), firmId: idSchema.nullable().default(null),
  validFrom: z.iso.date().optional().describe("Default: today"), validTo: z.iso.date().nullable().default(null),
};
const reasonSchema = z.string().trim().min(1).max(500).nullable().default(null);
const userParams = z.strictObject({ id: idSchema });

/** Who may come in, and as what: for the security administrator. */
export const userRoutes = (signIn: SignIn, visit: Visits, change: Visits): Routes => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { publicUrl, database } = signIn.config;
  const linkFor = (kind: "invitation" | "recovery") => async (userId: string) => {
    const { token, expiresAt } = await makeLink(database.signIn, userId, kind);
    return { userId, link: linkAddress(publicUrl, token), expiresAt: expiresAt.toISOString() };
  };
  app.get("/api/v1/users", {
    schema: { tags, summary: "Users and their memberships", querystring: z.strictObject({}), response: { 200: rowsOf(userSchema), ...problems } },
  }, async (request, reply) => {
    void reply.header("cache-control", "no-store");
    const memberships = await visit(request.actor, undefined, async (one) => {
      need(one, "user.read");
      return usersWithMemberships.memberships(one, signIn.today());
    });
    return { rows: await usersWithMemberships.rows(database.signIn, memberships) };
  });
  app.post("/api/v1/users", {
    schema: {
      tags, summary: "Invite somebody", description: "The link works once within 72 hours; hand it over by a way you trust.",
      body: z.strictObject({ email: z.email().max(254), name: z.string().trim().min(1).max(100), ...grantBody, reason: reasonSchema }),
      response: { 200: linkSchema, ...problems },
    },
  }, (request) => invite(signIn, change, request.actor, request.body).then(linkFor("invitation")));
  app.post("/api/v1/users/:id/link", {
    schema: {
      tags, summary: "A new one-time link", description: "For an invitation that was not taken up, or for somebody who lost the password or the second factor.",
      params: userParams, body: z.strictObject({ reason: reasonSchema }), response: { 200: linkSchema, ...problems },
    },
  }, (request) => renewLink(signIn, change, request.actor, request.params.id, request.body.reason).then((kind) => linkFor(kind)(request.params.id)));
  memberRoutes(signIn, change, plain);
};

function memberRoutes(signIn: SignIn, change: Visits, plain: Parameters<Routes>[0]): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.post("/api/v1/users/:id/memberships", {
    schema: { tags, summary: "Give somebody a membership", params: userParams, body: z.strictObject({ ...grantBody, reason: reasonSchema }), response: { 200: z.object({ id: z.string() }), ...problems } },
  }, (request) => giveMembership(signIn, change, request.actor, request.params.id, request.body).then((id) => ({ id })));
  app.post("/api/v1/users/:id/memberships/:membership/end", {
    schema: {
      tags, summary: "End a membership today", params: z.strictObject({ id: idSchema, membership: idSchema }), body: z.strictObject({ reason: reasonSchema }),
      response: { 204: noAnswer, ...problems },
    },
  }, async (request, reply) => {
    const { id, membership } = request.params;
    await change(request.actor, undefined, (one) => endMembership(one, id, membership, request.body.reason, signIn.today()));
    signIn.persons.forget();
    return reply.code(204).send(null);
  });
  app.delete("/api/v1/users/:id", {
    schema: {
      tags, summary: "Remove somebody", description: "Sessions end at once, memberships today; the record of what was done stays.",
      params: userParams, body: z.strictObject({ reason: reasonSchema }), response: { 204: noAnswer, ...problems },
    },
  }, async (request, reply) => {
    await removeUser(signIn, change, request.actor, request.params.id, request.body.reason);
    return reply.code(204).send(null);
  });
}
