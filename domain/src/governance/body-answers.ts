import { z } from "zod";
import { nameSchema, statementSchema } from "../figures/figure.js";
import { bodySummarySchema, bodyTypeNames, powerCategories, powerStates, type PowerCategory } from "./bodies.js";
import { dutySides } from "./duties.js";
import { leadKinds } from "./leads.js";
import { contracts, establishmentKinds } from "./posts.js";

export const periodFields = {
  validFrom: z.iso.date().nullable().describe("First day; null: no source gives it"),
  validTo: z.iso.date().nullable().describe("First day it holds no longer; null: until further notice"),
};
/** Null for what people entered here. */
const dataset = z.string().nullable().describe("Dataset it comes from; null: decided on this platform, see the record of acts");

export const bodyRefSchema = z.object({ id: z.string(), name: nameSchema, type: z.enum(bodyTypeNames) });
export type BodyRef = z.infer<typeof bodyRefSchema>;

/** A body in the tree of a day. */
export const treeBodySchema = bodySummarySchema.extend({ parentId: z.string().nullable().describe("Under which it stands on the day; null for a head") });
export type TreeBodyAnswer = z.infer<typeof treeBodySchema>;

export const powerSchema = z.object({
  id: z.string(),
  category: z.enum(Object.keys(powerCategories) as [PowerCategory, ...PowerCategory[]]),
  power: z.string(),
  giver: bodyRefSchema,
  receiver: bodyRefSchema,
  state: z.enum(powerStates),
  seq: z.number().int().describe("Last act on it, to be sent back as `expectedSeq`; 0 before the first"),
  dataset,
  ...periodFields,
});
export type PowerAnswer = z.infer<typeof powerSchema>;

export const dutySchema = z.object({
  id: z.string(),
  item: z.string(),
  main: z.enum(dutySides).describe("Who answers for it"),
  cooperating: z.enum(dutySides).nullable(),
  zoneBody: bodyRefSchema,
  town: bodyRefSchema,
  basis: z.string().nullable(),
  dataset: z.string(),
  ...periodFields,
});
export type DutyAnswer = z.infer<typeof dutySchema>;

export const appointmentSchema = z.object({
  id: z.string(),
  holder: z.string().describe("A number without meaning outside; never a name"),
  contract: z.enum(contracts),
  dataset,
  ...periodFields,
});
export type AppointmentFields = z.infer<typeof appointmentSchema>;
export const postSchema = z.object({
  id: z.string(),
  body: bodyRefSchema,
  title: nameSchema,
  number: z.number().int().describe("How many such posts"),
  appointments: z.array(appointmentSchema).describe("Of a zone: in force on the day; of a body: all not over on the day"),
  dataset,
  ...periodFields,
});
export type PostAnswer = z.infer<typeof postSchema>;

export const establishmentSchema = z.object({ body: z.string(), kind: z.enum(establishmentKinds), number: z.number().int(), dataset: z.string(), ...periodFields });

/** One of the three in one (三位一体): a city leader by post, never by name, a lead department, the district answerable. */
export const leadSchema = z.object({
  id: z.string(),
  kind: z.enum(leadKinds),
  post: nameSchema.nullable().describe("Of a city leader"),
  body: bodyRefSchema.nullable().describe("Of a department or district"),
  dataset,
  ...periodFields,
});
export type LeadAnswer = z.infer<typeof leadSchema>;

export const standingSchema = z.object({ parent: bodyRefSchema, dataset, ...periodFields });
const runZoneSchema = z.object({ id: z.string(), name: nameSchema, dataset: z.string().describe("That says the body runs it"), ...periodFields });
const ledZoneSchema = z.object({ id: z.string(), name: nameSchema, kind: z.enum(leadKinds), dataset, ...periodFields });

/** All of one body. What is past stays in the lists with its dates. */
export const bodyFileSchema = bodySummarySchema.extend({
  zones: z.array(runZoneSchema),
  standings: z.array(standingSchema).describe("Under which it stands and stood, the latest first"),
  under: z.array(bodyRefSchema).describe("What stands under it on the day"),
  leads: z.array(ledZoneSchema).describe("Zones it leads as one of the three in one"),
  powersGiven: z.array(powerSchema),
  powersReceived: z.array(powerSchema),
  duties: z.array(dutySchema),
  posts: z.array(postSchema),
  establishment: z.array(establishmentSchema),
  statements: z.array(statementSchema).describe("Published facts about it"),
  ...periodFields,
});
export type BodyFile = z.infer<typeof bodyFileSchema>;

/** How a zone is governed on a day. */
export const zoneGovernanceSchema = z.object({
  zone: z.string(),
  body: bodyRefSchema.nullable().describe("Its own body on the day; null where none is known"),
  forms: z.array(z.object({ body: bodyRefSchema, dataset: z.string(), ...periodFields })).describe("Its own bodies at all times, the latest first"),
  bodies: z.array(treeBodySchema).describe("From the head of the city down to its body and what stands under that"),
  leads: z.array(leadSchema).describe("Three in one on the day"),
  leadHistory: z.array(leadSchema).describe("Three in one at all times, the latest first"),
  powers: z.array(powerSchema),
  duties: z.array(dutySchema),
  posts: z.array(postSchema),
  establishment: z.array(establishmentSchema),
}).describe("On the day. Powers and posts decided on this platform are shown ahead of their first day.");
export type ZoneGovernance = z.infer<typeof zoneGovernanceSchema>;

const reason = z.string().trim().min(1, "a reason").max(500);
const expectedSeq = z.number().int().nonnegative().optional();
const day = z.iso.date("a day such as 2020-12-31");

export const offerBodySchema = z.strictObject({
  giverId: z.string().min(1).max(100).optional().describe("Default: the body of the actor"),
  receiverId: z.string().min(1).max(100),
  category: powerSchema.shape.category,
  power: z.string().trim().min(1, "the power in words").max(500),
  validFrom: day,
  validTo: day.nullable().default(null),
  reason,
});
export const acceptBodySchema = z.strictObject({ reason: reason.nullable().default(null), expectedSeq });
export const refuseBodySchema = z.strictObject({ reason, expectedSeq });

/** Names one of the three; who led before ends on that day. */
export const nameLeadBodySchema = z.strictObject({
  kind: z.enum(leadKinds),
  bodyId: z.string().min(1).max(100).nullable().default(null),
  post: z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(200).nullable() }).nullable().default(null),
  validFrom: day,
  reason,
});
export const createPostBodySchema = z.strictObject({
  title: z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(200).nullable() }),
  number: z.number().int().min(1).max(1000),
  validFrom: day,
  reason,
});
export const endBodySchema = z.strictObject({ validTo: day.describe("First day it holds no longer"), reason });
export const appointBodySchema = z.strictObject({ holder: z.string(), contract: z.enum(contracts), validFrom: day, validTo: day.nullable().default(null), reason });
