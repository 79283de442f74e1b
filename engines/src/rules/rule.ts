import type { Comparison, Span } from "./tree.js";
import type { Powers } from "./units.js";

/** `days` and `months` are durations in whole days and months; `any` stands for a name nothing is known of. */
export type Scalar = "number" | "string" | "boolean" | "date" | "days" | "months" | "any";

export interface Kind {
  readonly type: Scalar;
  readonly list: boolean;
  readonly unit: Powers;
  /** A number written without a unit: it takes the unit of what it meets. */
  readonly bare: boolean;
}

export type NumberCall = "abs" | "floor" | "ceiling" | "modulo" | "round half up";
export type ListCall = "sum" | "min" | "max" | "mean" | "count";
export type TextCall = "contains" | "starts with" | "ends with";

/** Arithmetic by what it works on: numbers, whole days, or days moved by months. */
export type Operator = "+" | "-" | "*" | "/" | "day+" | "day-" | "month+" | "month-";

/**
 * A checked expression: names are known, types and units fit. Dates and durations are whole numbers (days since
 * 1970-01-01, days, months). All evaluators work on this one tree, so that they cannot differ in what a rule says.
 */
export type Rule = Span & { readonly of: Kind } & (
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "term"; readonly name: string }
  | { readonly kind: "bound"; readonly name: string }
  | { readonly kind: "today" }
  | { readonly kind: "arithmetic"; readonly operator: Operator; readonly left: Rule; readonly right: Rule }
  | { readonly kind: "compare"; readonly operator: Comparison; readonly left: Rule; readonly right: Rule }
  /** Whether a value is missing (`= null`) or there (`!= null`): never unknown. */
  | { readonly kind: "missing"; readonly value: Rule; readonly negated: boolean }
  /** `closed`: one condition to the reader (between, in), not to be taken apart in an explanation. */
  | { readonly kind: "and" | "or"; readonly parts: readonly Rule[]; readonly closed: boolean }
  | { readonly kind: "not"; readonly part: Rule }
  | { readonly kind: "if"; readonly when: Rule; readonly met: Rule; readonly unmet: Rule }
  | { readonly kind: "quantified"; readonly every: boolean; readonly name: string; readonly list: Rule; readonly holds: Rule }
  | { readonly kind: "list"; readonly items: readonly Rule[] }
  | { readonly kind: "number call"; readonly name: NumberCall; readonly parameters: readonly Rule[] }
  | { readonly kind: "list call"; readonly name: ListCall; readonly list: Rule }
  | { readonly kind: "text call"; readonly name: TextCall; readonly text: Rule; readonly part: Rule }
  | { readonly kind: "text length"; readonly text: Rule }
  | { readonly kind: "substring"; readonly text: Rule; readonly start: number; readonly length: number | null }
  | { readonly kind: "list contains"; readonly list: Rule; readonly value: Rule }
  | { readonly kind: "months between"; readonly start: Rule; readonly end: Rule }
  | { readonly kind: "part of day"; readonly part: "year" | "month" | "day"; readonly day: Rule }
);
