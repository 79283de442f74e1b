import { z } from "zod";
import { actSchema } from "./act-schema.js";

/** An act as it stands in a list. */
export const actRowSchema = z.object({
  act: actSchema,
  bodyName: z.object({ zh: z.string(), en: z.string().nullable() }).nullable(),
  /** The account of whoever acted; null where the reader may not know it, or where it was forgotten. */
  userId: z.string().nullable(),
  /** Whether a signed head outside the database covers it. */
  signed: z.boolean(),
});
export type ActRow = z.infer<typeof actRowSchema>;

export const actPageSchema = z.object({ rows: z.array(actRowSchema), nextCursor: z.string().nullable() });
export type ActPage = z.infer<typeof actPageSchema>;

/** How far the record goes and how far it is signed. */
export const recordStateSchema = z.object({
  seq: z.number().int(),
  hash: z.string(),
  signed: z.object({ seq: z.number().int(), hash: z.string(), at: z.string() }).nullable(),
  /** Short name of the key that signs. */
  key: z.string().nullable(),
});
export type RecordState = z.infer<typeof recordStateSchema>;
