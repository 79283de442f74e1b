import { z } from "zod";

/** What can be refused or go wrong, as keys of the interface's words; an answer says which. */
export const problemKeys = [
  "invalid-request", "wrong-cursor", "not-found", "no-such-route", "not-in-force", "cross-site", "too-many-requests",
  "city-not-loaded", "not-acceptable", "not-permitted", "conflict", "sign-in-failed", "link-not-valid", "refused", "failed",
] as const;
export type ProblemKey = (typeof problemKeys)[number];

/** One refused field: where, what was found there, and what was expected instead. */
export const fieldProblemSchema = z.object({
  field: z.string().describe("Where: `query.limit`, `params.id`"),
  found: z.string().nullable().describe("What was there; null: nothing"),
  expected: z.string(),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** Every error answer, `application/problem+json` as in RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  key: z.enum(problemKeys),
  field: z.string().nullable(),
  found: z.string().nullable(),
  expected: z.string().nullable(),
  errors: z.array(fieldProblemSchema).describe("All refused fields; the first stands in `field`, `found`, `expected` too"),
  requestId: z.string().describe("The same id stands in the server's log"),
});
export type Problem = z.infer<typeof problemSchema>;
