import { z } from "zod";
import { roles } from "../governance/actor.js";
import type { Act } from "./act.js";
import type { JsonValue } from "./canonical-json.js";

// What JSON text holds is a JSON value; a schema that says so refers to itself, which a description of the interface cannot hold.
const jsonValue = z.unknown() as unknown as z.ZodType<JsonValue>;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An act as it is exported and answered. */
export const actSchema: z.ZodType<Act> = z.strictObject({
  seq: z.number().int().min(1),
  id: z.string(),
  cityId: z.string(),
  at: z.string(),
  actor: z.strictObject({ role: z.enum(roles), user: z.string().nullable(), body: z.string().nullable() }),
  kind: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
  scope: z.strictObject({ zone: z.string().nullable(), body: z.string().nullable(), firm: z.string().nullable() }),
  public: z.boolean(),
  reason: z.string().nullable(),
  data: jsonValue,
  persons: z.array(z.string()),
  previousHash: hash,
  hash,
});
