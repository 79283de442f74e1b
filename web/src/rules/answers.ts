import type { firmRuleSchema, RuleAnswer, RuleRow, RunResult } from "@chengqi/domain/rules/answers";
import type { Both } from "@chengqi/domain/rules/vocabulary-file";
import type { Explanation, Term, Vocabulary } from "@chengqi/engines/rules";
import type { z } from "zod";

export type { RuleAnswer, RuleRow, RunResult };

/** A vocabulary as the server answers it: what the language needs, and notes for people. */
export interface NotedVocabulary extends Vocabulary {
  readonly terms: readonly NotedTerm[];
}
export interface NotedTerm extends Term {
  readonly note?: Both;
}

/** A rule in force, as it comes out for one firm; the explanation is that of the language. */
export type FirmRule = Omit<z.infer<typeof firmRuleSchema>, "explanation"> & { readonly explanation: Explanation };
export interface FirmRulesAnswer { readonly rows: readonly FirmRule[]; readonly year: number | null }
