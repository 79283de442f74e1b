import { z } from "zod";
import { nameSchema } from "../figures/figure.js";

export const industryLevels = ["section", "division", "group", "class"] as const;
export type IndustryLevel = (typeof industryLevels)[number];

export const industrySchema = z.object({
  code: z.string(),
  name: nameSchema,
  level: z.enum(industryLevels),
  parent: z.string().nullable(),
  section: z.string(),
});
export type Industry = z.infer<typeof industrySchema>;
