import { termTypes, type Vocabulary } from "@chengqi/engines/rules";
import { z } from "zod";

/** A text in both languages. */
export const bothSchema = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
export type Both = z.infer<typeof bothSchema>;

const termSchema = z.strictObject({
  name: z.string(),
  type: z.enum(termTypes),
  unit: z.string().optional().describe("Of numbers: `cny`, `m2`, `person`; absent for plain ones"),
  values: z.array(z.string()).min(1).optional().describe("Of a text: all it can be"),
  label: bothSchema,
  note: bothSchema.optional(),
});

/** `data/rules/vocabularies/<id>.yaml`: the names that rules about one kind of thing may use. */
export const vocabularyFileSchema = z.strictObject({ id: z.string().regex(/^[a-z][a-z-]*$/), label: bothSchema, terms: z.array(termSchema).min(1) });
export type VocabularyFile = z.infer<typeof vocabularyFileSchema>;
export type LabelledTerm = z.infer<typeof termSchema>;

/** The vocabulary as the rule language takes it. */
export const vocabularyIn = ({ terms }: VocabularyFile): Vocabulary => ({
  terms: terms.map(({ name, type, unit, values, label }) => ({ name, type, label, ...(unit !== undefined && { unit }), ...(values && { values }) })),
});
