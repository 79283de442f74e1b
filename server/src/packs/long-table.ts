import { z } from "zod";

/** How a wide table of statistics, one column a measure, is turned into observations. */
export const longSchema = z.strictObject({
  subjectKind: z.string().min(1),
  /** Column that names the subject, and what the names in it mean. */
  subject: z.string().min(1),
  subjects: z.record(z.string(), z.string()).optional(),
  period: z.string().min(1),
  /** Rows that count: those whose column has the value. */
  only: z.record(z.string(), z.string()).default({}),
  /** Measure by column. */
  measures: z.record(z.string(), z.string()),
  unit: z.string().min(1),
  source: z.string().min(1),
});
export type LongTable = z.infer<typeof longSchema>;
