import { ruleKinds, type RuleFile } from "@chengqi/domain/rules/rule-file";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { draftOf, type Draft } from "./draft.js";
import { bothSchema, fileVersionSchema, sourceSchema } from "./draft-store.js";

/** A rule file as it stands under data/rules. */
export const yamlOf = (rule: RuleFile): string => stringify(rule, { lineWidth: 130 });

/** Looser than what is saved: a rule half written may be put aside as a file too. */
const ruleSchema = z.object({
  id: z.string(), kind: z.enum(ruleKinds), subject: z.string(), name: bothSchema, source: sourceSchema, note: bothSchema.optional(),
  versions: z.array(fileVersionSchema).min(1),
});

export type Opened = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly wrong: string };

/** A rule file as a draft of its latest version; or what in it is no rule file. Mistakes in the expression are the editor's to show. */
export function openedRule(text: string): Opened {
  let raw: unknown;
  try {
    raw = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return { ok: false, wrong: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
  const read = ruleSchema.safeParse(raw);
  if (read.success) return { ok: true, draft: draftOf(read.data, { newVersionFrom: null }) };
  const [issue] = read.error.issues;
  return { ok: false, wrong: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
}
