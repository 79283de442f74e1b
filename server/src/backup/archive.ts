import { z } from "zod";

const applied = z.object({ name: z.string(), sha256: z.string() });

/** First file of a backup: what it is and what its tables look like. */
export const headerSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  engine: z.string(),
  migrations: z.array(applied),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.number(), called: z.boolean() })),
});
export type Header = z.infer<typeof headerSchema>;

/** Last file of a backup: what must have been read before it. */
export const manifestSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  heads: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;
