import { exampleSchema, ruleKinds } from "@chengqi/domain/rules/rule-file";
import { z } from "zod";
import { comparators, type Group, type Row } from "./guided-form.js";
import type { Draft } from "./draft.js";

export const bothSchema = z.object({ zh: z.string(), en: z.string() });
const row: z.ZodType<Row> = z.object({
  kind: z.literal("row"), measure: z.object({ name: z.string(), per: z.string().nullable() }), comparator: z.enum(comparators),
  values: z.array(z.string()), unit: z.string(), perUnit: z.string(),
});
const group: z.ZodType<Group> = z.object({ kind: z.literal("group"), join: z.enum(["and", "or"]), items: z.array(z.union([row, z.lazy(() => group)])) });
export const fileVersionSchema = z.object({ version: z.number(), validFrom: z.string(), validTo: z.string().optional(), expression: z.string(), change: bothSchema.optional(), examples: z.array(exampleSchema) });

export const sourceSchema = z.object({
  document: bothSchema, article: bothSchema, mark: z.enum(["illustrative", "published"]), url: z.string().optional(),
});

/** A draft as it was put aside by this browser, perhaps by an older page. */
const draftSchema: z.ZodType<Draft> = z.object({
  id: z.string(), kind: z.enum(ruleKinds), subject: z.string(), name: bothSchema, note: bothSchema, change: bothSchema, version: z.number(), validFrom: z.string(),
  source: sourceSchema,
  expression: z.string(), guided: group.nullable(), examples: z.array(exampleSchema), former: z.array(fileVersionSchema),
});

const keyOf = (place: string): string => `chengqi.rule-draft.${place}`;

/** What was written at this place and not yet finished; null if nothing was, or it can no longer be read. */
export function keptDraft(place: string): Draft | null {
  try {
    const read = draftSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(place)) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Keeps a draft for the next visit, or forgets it. A browser that keeps nothing is no reason to stop writing. */
export function keepDraft(place: string, draft: Draft | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
