import type { Deciding, Explanation, Shown, Term } from "@chengqi/engines/rules";

export interface Both { readonly zh: string; readonly en: string }
export const ruleKinds = ["eligibility", "admission", "guideline", "light", "indicator", "link-status"] as const;
export type RuleKind = (typeof ruleKinds)[number];

export interface RuleSource {
  readonly document: Both;
  readonly article: Both;
  readonly mark: "illustrative" | "published";
  readonly url?: string | undefined;
}

export interface Example {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly today?: string | undefined;
  readonly result: unknown;
}

export interface RunResult {
  /** What the expression gives: `boolean`, `string`, `number`. */
  readonly of?: unknown;
  readonly met: number | null;
  readonly unmet: number | null;
  readonly unknown: number;
  readonly values?: Readonly<Record<string, number>> | null | undefined;
  readonly summary?: { readonly min: number; readonly max: number; readonly quantiles: readonly number[] } | null | undefined;
  readonly missing: readonly { readonly name: string; readonly firms: number }[];
  readonly examined: number;
  readonly year: number | null;
  readonly asOf: string;
  readonly synthetic: number;
  readonly tookMs: number;
}

export interface RuleRow {
  readonly id: string;
  readonly kind: RuleKind;
  readonly subject: string;
  readonly name: Both;
  readonly source: RuleSource;
  readonly version: number | null;
  readonly expression: string | null;
  readonly versions: number;
  readonly origin: "shipped" | "city";
}

export interface AnswerVersion {
  readonly version: number;
  readonly validFrom: string;
  readonly validTo?: string | null | undefined;
  readonly expression: string;
  readonly change?: Both | null | undefined;
  /** What it says otherwise than the version before, in words. */
  readonly changes?: readonly Both[] | null | undefined;
  readonly examples: readonly Example[];
}

export interface RuleAnswer {
  readonly id: string;
  readonly kind: RuleKind;
  readonly subject: string;
  readonly name: Both;
  readonly note?: Both | null | undefined;
  readonly source: RuleSource;
  readonly origin: "shipped" | "city";
  readonly versions: readonly AnswerVersion[];
}

export interface VocabularyAnswer {
  readonly id: string;
  readonly terms: readonly Term[];
}

/** A rule in force, as it comes out for one firm. */
export interface FirmRule {
  readonly id: string;
  readonly kind: RuleKind;
  readonly name: Both;
  readonly version: number;
  readonly expression: string;
  readonly source: RuleSource;
  readonly value: Shown;
  readonly explanation: Explanation;
  readonly missing: readonly Deciding[];
}
export interface FirmRulesAnswer { readonly rows: readonly FirmRule[]; readonly year?: number | null }
