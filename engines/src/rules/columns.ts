import type { Columns } from "./column.js";
import { Planner, type Codes, type Numbers, type Truths } from "./column-planner.js";
import type { Rule } from "./rule.js";

/**
 * Truths of a condition for rows in batches: `no`, `unknown` or `yes` by row, the same as `truthOf` gives for each.
 *
 * @param rule a condition
 * @param columns the terms it names, each as long as the table; a term without a column is unknown everywhere
 * @param today days since 1970-01-01 for `today()`
 * @returns what fills a batch of at most `batchRows` rows; its answer is overwritten by the next call
 * @throws RangeError if the rule is no condition
 */
export function truthsOf(rule: Rule, columns: Columns, today: number): Truths {
  needType("truthsOf", rule, ["boolean"], "a condition");
  return new Planner(columns, today).truths(rule);
}

/**
 * Values of an indicator for rows in batches, as `truthsOf`: numbers, days since 1970-01-01, durations in days or months;
 * NaN where the value is unknown or undefined.
 * @throws RangeError if the rule gives something else
 */
export function numbersOf(rule: Rule, columns: Columns, today: number): Numbers {
  needType("numbersOf", rule, ["number", "date", "days", "months"], "a number, a day or a duration");
  return new Planner(columns, today).numbers(rule);
}

/**
 * Texts a light or a grade comes out as, for rows in batches, as `truthsOf`: places in `texts`, −1 for unknown. More texts
 * may be met with each batch.
 * @throws RangeError if the rule gives something else
 */
export function textsOf(rule: Rule, columns: Columns, today: number): { readonly texts: readonly string[]; readonly codes: Codes } {
  needType("textsOf", rule, ["string"], "a text");
  const planner = new Planner(columns, today);
  return { texts: planner.texts, codes: planner.codes(rule) };
}

function needType(where: string, { of: { type, list } }: Rule, types: readonly string[], expected: string): void {
  if (list || !types.includes(type)) throw new RangeError(`${where}: found a rule that gives ${list ? "a list" : type}, expected ${expected}`);
}
