import { z } from "zod";
import { nameSchema } from "../figures/figure.js";
import { bothSchema } from "../rules/vocabulary-file.js";

/** What a body may decide on two zones that do the same: 保留、分工、合并、豁免. */
export const decisionKinds = ["keep", "divide", "merge", "waive"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

const reasonSchema = z.string().trim().min(5).max(2000);

export const newDecisionSchema = z.strictObject({
  kind: z.enum(decisionKinds), reason: reasonSchema,
  division: z.strictObject({ a: z.string().min(1).max(500), b: z.string().min(1).max(500) }).optional().describe("Who does what, where the work is divided"),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/).describe("Of the evidence that was looked at"),
}).refine(({ kind, division }) => (kind === "divide") === (division !== undefined), { path: ["division"], message: "given where, and only where, the work is divided" });
export type NewDecision = z.infer<typeof newDecisionSchema>;

export const decisionSchema = z.object({
  id: z.string(), a: z.string(), b: z.string(), kind: z.enum(decisionKinds), reason: z.string(), division: z.object({ a: z.string(), b: z.string() }).nullable(),
  year: z.number().int(), score: z.number().nullable(), fingerprint: z.string(), holds: z.boolean().describe("False: the facts have changed since"),
  body: z.string().nullable(), role: z.string(), decidedAt: z.string(), act: z.number().int(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** Whether a firm stands on a link, as somebody who knows decided. */
export const newPlacementSchema = z.strictObject({ firm: z.string().min(1).max(100), chain: z.string().min(1).max(60), link: z.string().min(1).max(60),
  on: z.boolean().nullable().describe("null: takes back what was decided, so that the firm stands where its class and products say"), reason: reasonSchema,
  insteadOf: z.strictObject({ chain: z.string().min(1).max(60), link: z.string().min(1).max(60) }).optional().describe("A link that the firm leaves for this one; with `on` true only"),
}).refine(({ on, insteadOf }) => insteadOf === undefined || on === true, { path: ["insteadOf"], message: "given only where the firm is put on a link" });
export type NewPlacement = z.infer<typeof newPlacementSchema>;

const decidedFields = {
  on: z.boolean().nullable(), reason: z.string(), role: z.string(), body: z.string().nullable(), decidedAt: z.string(), act: z.number().int(),
  counted: z.boolean().describe("False until all that follows from it is worked out anew"),
};

/** What holds of a firm on a link, the last that was decided about it. */
export const placementDecisionSchema = z.object({ chain: z.string(), chainName: bothSchema, link: z.string(), linkName: bothSchema, ...decidedFields });

/** The same of a link: which firm was put on it or taken off. */
export const linkDecisionSchema = z.object({ firm: z.object({ id: z.string(), name: nameSchema }), zone: z.string().nullable(), ...decidedFields });
export type LinkDecision = z.infer<typeof linkDecisionSchema>;
export type PlacementDecision = z.infer<typeof placementDecisionSchema>;
