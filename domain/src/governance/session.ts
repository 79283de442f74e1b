import { z } from "zod";
import { purposes, roles } from "./actor.js";
import { memberRoles } from "./membership.js";

export const membershipSchema = z.object({
  id: z.string(),
  role: z.enum(memberRoles),
  bodyId: z.string().nullable(),
  bodyName: z.object({ zh: z.string(), en: z.string().nullable() }).nullable(),
  firmId: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().describe("First day it holds no longer; null: until it is ended"),
});
export type MembershipAnswer = z.infer<typeof membershipSchema>;

export const actorSchema = z.object({
  role: z.enum(roles), cityId: z.string(), userId: z.string().nullable(), bodyId: z.string().nullable(), zones: z.array(z.string()),
  firmId: z.string().nullable(), purpose: z.enum(purposes).nullable(),
});

/** Who the server takes one for. */
export const sessionSchema = z.object({
  actor: actorSchema,
  user: z.object({
    id: z.string(), name: z.string(), email: z.string(), demonstration: z.boolean(), hasPassword: z.boolean(),
    secondFactor: z.boolean().describe("Whether a second factor is enrolled"),
  }).nullable().describe("Null without a session"),
  memberships: z.array(membershipSchema).describe("Those that hold today"),
  membershipId: z.string().nullable().describe("As whom one acts"),
  secondFactorNeeded: z.boolean().describe("True where the role is given only after a second factor was shown in this session"),
  signIn: z.object({
    demonstration: z.array(z.enum(memberRoles)).describe("Labelled accounts, in a demonstration only"),
    singleSignOn: z.boolean(),
  }),
});
export type SessionAnswer = z.infer<typeof sessionSchema>;

export const sessionRowSchema = z.object({
  id: z.string(), current: z.boolean(), signedInAt: z.iso.datetime(), usedAt: z.iso.datetime(), address: z.string().nullable(), program: z.string().nullable(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

export const userStates = ["active", "invited", "removed"] as const;
export const userSchema = z.object({
  id: z.string(), name: z.string(), email: z.string(), state: z.enum(userStates), demonstration: z.boolean(), secondFactor: z.boolean(),
  memberships: z.array(membershipSchema).describe("Those that hold today or later"),
});
export type UserAnswer = z.infer<typeof userSchema>;

export const linkSchema = z.object({ userId: z.string(), link: z.string().describe("Address of this site that works once"), expiresAt: z.iso.datetime() });
export type LinkAnswer = z.infer<typeof linkSchema>;
