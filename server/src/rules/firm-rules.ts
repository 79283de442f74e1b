import type { RuleRow } from "@chengqi/domain/rules/answers";
import { versionOn, type RuleFile, type RuleVersion } from "@chengqi/domain/rules/rule-file";
import { vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, dayOfText, decidingFacts, explain, factsOf, namesIn, type Rule } from "@chengqi/engines/rules";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";
import type { Visit } from "../http/visit.js";
import { firmFacts, firmTerms, returnedNames } from "./firm-terms.js";
import type { StoredRule } from "./sql.js";

/** A rule with the version that is in force on a day. */
export interface InForce {
  readonly stored: StoredRule;
  readonly version: RuleVersion;
}

export function rowOf({ rule, origin }: StoredRule, asOf: string): RuleRow {
  const version = versionOn(rule.versions, asOf);
  const { id, kind, subject, name, note, source, versions } = rule;
  return { id, kind, subject, name, note: note ?? null, source, origin, version: version?.version ?? null, expression: version?.expression ?? null, versions: versions.length };
}

/** Compiled rules, kept by their text: most requests ask for the same ones. */
export function keptRules(vocabulary: VocabularyFile): (expression: string) => Rule {
  const language = vocabularyIn(vocabulary);
  const kept = new Map<string, Rule>();
  return (expression) => {
    const known = kept.get(expression);
    if (known) return known;
    if (kept.size >= 5000) kept.clear();
    const rule = compileRule(expression, language);
    kept.set(expression, rule);
    return rule;
  };
}

/** The facts of one firm in a year, as far as the actor may see them; undefined if there is none of that id. */
export async function factsOfFirm(tx: Tx, cityId: string, year: number, id: string, vocabulary: VocabularyFile): Promise<Record<string, unknown> | undefined> {
  const wanted = vocabulary.terms.map(({ name }, index) => `${firmTerms[name]?.sql ?? "null"} as t${index}`).join(", ");
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.raw(wanted)} from ${sql.raw(firmFacts(cityId, year))} where f.city_id = ${cityId} and f.id = ${id}`.execute(tx);
  const [row] = rows;
  return row && Object.fromEntries(vocabulary.terms.map(({ name }, index) => [name, row[`t${index}`] ?? null]));
}

/** How every rule in force comes out for a firm. Rules that ask for what the reader may not see are not evaluated. */
export function outcomesOf(
  rules: readonly StoredRule[], { asOf }: Pick<Visit, "asOf">, raw: Record<string, unknown>, vocabulary: VocabularyFile, compiled: (expression: string) => Rule, seesReturns: boolean,
) {
  const situation = { facts: factsOf(raw, vocabularyIn(vocabulary)), today: dayOfText(asOf) ?? 0 };
  return rules.flatMap(({ rule: { id, kind, name, source, subject, versions } }) => {
    const version = subject === vocabulary.id ? versionOn(versions, asOf) : null;
    if (!version) return [];
    const { expression } = version;
    const rule = compiled(expression);
    const withheld = !seesReturns && returnedNames(namesIn(rule)).length > 0;
    const explanation = withheld ? { text: expression, from: 0, to: expression.length, value: null, parts: [] } : explain(rule, expression, situation);
    const missing = withheld ? [] : decidingFacts(rule, situation);
    return [{ id, kind, name, source, version: version.version, expression, value: explanation.value, explanation, missing, withheld }];
  });
}

/** Why a rule may not follow the one in store, or null: what has been in force is never rewritten, only ended. */
export function rewritten(before: RuleFile, after: RuleFile): { where: string; found: string; expected: string } | null {
  for (const [index, old] of before.versions.entries()) {
    const now = after.versions[index];
    const last = index === before.versions.length - 1;
    const same = now && now.version === old.version && now.validFrom === old.validFrom && now.expression === old.expression && (last || now.validTo === old.validTo);
    if (!same) return { where: `versions[${index}]`, found: now ? `version ${now.version} from ${now.validFrom} otherwise than it is in store` : "nothing", expected: `version ${old.version} as it is in store; changes make a new version` };
  }
  return null;
}
