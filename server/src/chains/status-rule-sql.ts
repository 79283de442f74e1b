import type { Tx } from "../db/tables.js";
import { readRuleFiles } from "../rules/rule-files.js";
import { ruleById } from "../rules/sql.js";
import { statusRuleId, type StatusRule } from "./status-rule.js";

let vocabularies: ReturnType<typeof readVocabularies> | undefined;
const readVocabularies = async () => (await readRuleFiles()).vocabularies;

/** The rule as the city has it now; null where it has none, or none of a vocabulary that is there. */
export async function statusRuleOf(tx: Tx, cityId: string): Promise<StatusRule | null> {
  const stored = await ruleById(tx, cityId, statusRuleId);
  const vocabulary = stored && (await (vocabularies ??= readVocabularies())).get(stored.rule.subject);
  return stored && vocabulary ? { rule: stored.rule, vocabulary } : null;
}
