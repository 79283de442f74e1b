import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { SignInTables } from "../db/sign-in-tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { longestPassword, shortestPassword } from "@chengqi/domain/governance/password-length";
import type { Passwords } from "./argon2.js";

export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface AuthOptions {
  readonly tables: Kysely<SignInTables>;
  readonly secret: string;
  /** Where browsers reach this server; over TLS cookies are secure ones. */
  readonly publicUrl: string;
  readonly passwords: Passwords;
  readonly singleSignOn: SingleSignOn | undefined;
}

/** A session without a request for this long is over. */
export const idleS = 30 * 60;
/** And every one after this, whatever is done in it. */
export const absoluteMs = 12 * 3_600_000;
export const providerId = "sso";
export const cookiePrefix = "chengqi";

export type Auth = ReturnType<typeof openAuth>;

/** The library of sign-in on our tables. Nothing of it is reachable but what the routes beside this file call. */
export function openAuth({ tables, secret, publicUrl, passwords, singleSignOn }: AuthOptions) {
  const unset = { type: "date", required: false, input: false } as const;
  return betterAuth({
    appName: "Chengqi",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: tables, type: "postgres", schemaName: "sign_in" },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword * 4,
      password: { hash: passwords.hash, verify: passwords.verify },
    },
    user: { additionalFields: { demonstration: { type: "boolean", required: false, input: false }, disabledAt: unset } },
    session: {
      expiresIn: idleS, updateAge: 60,
      additionalFields: {
        signedInAt: unset, secondFactorAt: unset,
        membershipId: { type: "string", required: false, input: false }, purpose: { type: "string", required: false, input: false },
      },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [providerId] } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix, useSecureCookies: publicUrl.startsWith("https://"),
      database: { generateId: () => uuidV7() },
      ipAddress: { ipAddressHeaders: [ownAddressHeader] },
    },
    databaseHooks: { session: { create: { before: (session) => ofEnabledUser(tables, session) } } },
    plugins: [
      twoFactor({ issuer: "Chengqi", totpOptions: { allowPasswordless: true }, backupCodeOptions: { allowPasswordless: true, amount: 10 } }),
      demonstrationPlugin,
      ...(singleSignOn ? [providerOf(singleSignOn)] : []),
    ],
  });
}

/** Set by this server alone, from the connection. */
export const ownAddressHeader = "x-chengqi-address";

async function ofEnabledUser(tables: Kysely<SignInTables>, session: { userId: string }) {
  const user = await tables.selectFrom("sign_in.user").select("disabledAt").where("id", "=", session.userId).executeTakeFirst();
  if (!user || user.disabledAt !== null) return false;
  return { data: { ...session, signedInAt: new Date() } };
}

const providerOf = ({ issuer, clientId, clientSecret }: SingleSignOn) =>
  genericOAuth({
    config: [{
      providerId, clientId, clientSecret, pkce: true, disableSignUp: true, disableImplicitSignUp: true, requireIdTokenVerification: true,
      discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      scopes: ["openid", "email", "profile"],
    }],
  });

/** A session for a labelled account of the demonstration, which has no password. */
const demonstrationPlugin = {
  id: "demonstration",
  endpoints: {
    signInDemonstration: createAuthEndpoint("/demonstration/sign-in", { method: "POST", body: z.object({ email: z.string() }) }, async (ctx) => {
      const found = await ctx.context.internalAdapter.findUserByEmail(ctx.body.email);
      const user = found?.user as (NonNullable<typeof found>["user"] & { demonstration?: boolean }) | undefined;
      if (!user?.demonstration) throw ctx.error("UNAUTHORIZED");
      const session = await ctx.context.internalAdapter.createSession(user.id);
      if (!session) throw ctx.error("UNAUTHORIZED");
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ userId: user.id });
    }),
  },
} as const;
