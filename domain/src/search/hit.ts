import { z } from "zod";
import { nameSchema } from "../figures/figure.js";

export const hitKinds = ["zone", "ecosystem", "district", "firm", "industry", "page"] as const;

export const searchHitSchema = z.object({
  kind: z.enum(hitKinds),
  id: z.string(),
  name: nameSchema,
  /** One short line that tells hits apart: district of a zone, industry of a firm. */
  detail: nameSchema.nullable(),
  centre: z.tuple([z.number(), z.number()]).nullable(),
  synthetic: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;
