import { z } from "zod";
import { bothSchema } from "./vocabulary-file.js";

/** What a rule decides: 资格条件、准入标准、规划导则、预警灯、指标、链环状态. */
export const ruleKinds = ["eligibility", "admission", "guideline", "light", "indicator", "link-status"] as const;
export type RuleKind = (typeof ruleKinds)[number];

const day = z.iso.date("a day such as 2020-12-31");
const fact = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.union([z.number(), z.string(), z.null()]))]);

export const exampleSchema = z.strictObject({
  facts: z.record(z.string(), fact),
  today: day.optional().describe("The day that `today()` gives; absent: the first day of the version"),
  result: z.union([z.boolean(), z.number(), z.string(), z.null()]).describe("What the rule must come out as; null: unknown"),
});
export type RuleExample = z.infer<typeof exampleSchema>;

export const versionSchema = z.strictObject({
  version: z.number().int().min(1),
  validFrom: day,
  validTo: day.optional().describe("First day it no longer holds"),
  expression: z.string().min(1).max(10_000),
  change: bothSchema.optional().describe("Why it was changed"),
  examples: z.array(exampleSchema).min(1).max(50),
});
export type RuleVersion = z.infer<typeof versionSchema>;

export const sourceSchema = z.strictObject({
  document: bothSchema,
  article: bothSchema,
  mark: z.enum(["illustrative", "published"]).describe("`illustrative`: written by us to show how, no city's rule"),
  url: z.url().optional(),
});

/** An expression without the blanks and line ends that change nothing. */
const plain = (expression: string): string => expression.replaceAll(/\s+/gu, " ").trim();

/** One rule with all its versions, as it stands in `data/rules/<id>.yaml` and as it is saved. */
export const ruleFileSchema = z.strictObject({
  id: z.string().min(2).max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case words joined by -"),
  kind: z.enum(ruleKinds),
  subject: z.string().describe("Id of the vocabulary: what the rule is asked of"),
  name: bothSchema,
  note: bothSchema.optional(),
  source: sourceSchema,
  versions: z.array(versionSchema).min(1).max(100),
}).superRefine(({ source, versions }, context) => {
  if (source.mark === "published" && source.url === undefined) context.addIssue({ code: "custom", path: ["source", "url"], message: "a published rule names where it stands" });
  for (const [index, { version, validFrom, validTo, expression }] of versions.entries()) {
    const wrong = (field: string, message: string) => context.addIssue({ code: "custom", path: ["versions", index, field], message });
    if (validTo !== undefined && validTo <= validFrom) wrong("validTo", `a day after ${validFrom}`);
    const before = versions[index - 1];
    if (!before) continue;
    if (version <= before.version) wrong("version", `above ${before.version}, the version before it`);
    if (validFrom < (before.validTo ?? before.validFrom) || validFrom === before.validFrom) wrong("validFrom", `not before ${before.validTo ?? before.validFrom}, when the version before it ends`);
    const on = before.validTo === undefined || before.validTo === validFrom;
    if (on && plain(before.expression) === plain(expression)) wrong("expression", `something else than version ${before.version} says, which it follows`);
  }
});
export type RuleFile = z.infer<typeof ruleFileSchema>;

/** The version that holds on a day: of those begun, the latest, if it has not ended. */
export function versionOn<T extends Pick<RuleVersion, "validFrom" | "validTo">>(versions: readonly T[], asOf: string): T | null {
  const begun = versions.filter(({ validFrom }) => validFrom <= asOf).at(-1);
  return begun && (begun.validTo === undefined || asOf < begun.validTo) ? begun : null;
}
