import { holdToBounds } from "./bounds.js";
import { checkExpression } from "./check.js";
import { laidOut } from "./layout.js";
import { readExpression } from "./read.js";
import type { Rule } from "./rule.js";
import type { Vocabulary } from "./vocabulary.js";

export { calculated, isFact, roundedHalfUp } from "./arithmetic.js";
export { functionNames } from "./check-call.js";
export { cellOf, dictionary, no, numberColumn, numberListColumn, textColumn, textListColumn, unknown, yes, type Column, type Columns } from "./column.js";
export { batchRows } from "./column-planner.js";
export { numbersOf, textsOf, truthsOf } from "./columns.js";
export { dayOfText, textOfDay } from "./days.js";
export { decidingFacts, type Deciding } from "./deciding.js";
export { truthOf, valueOf, type Situation } from "./evaluate.js";
export { explain, namesIn, shown, type Explanation, type Shown } from "./explain.js";
export { factsOf, vocabularyOf, type Facts, type Value } from "./facts.js";
export type { Kind, Rule, Scalar } from "./rule.js";
export { sqlOf, type SqlColumns, type SqlText } from "./sql.js";
export { RuleFault, type Fault } from "./tree.js";
export { unitFunctions, unitText } from "./units.js";
export { termTypes, type Term, type TermType, type Vocabulary } from "./vocabulary.js";

/**
 * Reads and checks an expression of the rule language against a vocabulary.
 *
 * @returns the one tree that every evaluator works on
 * @throws RuleFault naming the place, what was found and what would be right
 */
export function compileRule(text: string, vocabulary: Vocabulary): Rule {
  const rule = checkExpression(readExpression(text), vocabulary);
  holdToBounds(rule);
  return laidOut(rule);
}
