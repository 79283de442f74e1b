/** Where a part of an expression stands, in characters from its beginning; `to` is after the last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/";

/** A part of an expression as it is written, before names and types are checked. */
export type Written = Span & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "temporal"; readonly maker: "date" | "duration" | "@"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negate"; readonly of: Written }
  | { readonly kind: "arithmetic"; readonly operator: Arithmetic; readonly left: Written; readonly right: Written }
  | { readonly kind: "compare"; readonly operator: Comparison; readonly left: Written; readonly right: Written }
  | { readonly kind: "and" | "or"; readonly parts: readonly Written[] }
  | { readonly kind: "between"; readonly of: Written; readonly low: Written; readonly high: Written }
  | { readonly kind: "in"; readonly of: Written; readonly tests: readonly WrittenTest[] }
  | { readonly kind: "if"; readonly when: Written; readonly met: Written; readonly unmet: Written }
  | { readonly kind: "quantified"; readonly every: boolean; readonly name: string; readonly list: Written; readonly holds: Written }
  | { readonly kind: "list"; readonly items: readonly Written[] }
  | { readonly kind: "call"; readonly name: string; readonly parameters: readonly Written[] }
  | { readonly kind: "part"; readonly of: Written; readonly name: string }
);

/** One test of `in`: a value or list, a comparison with what stands before `in`, or a range. */
export type WrittenTest = Span & (
  | { readonly kind: "value"; readonly value: Written }
  | { readonly kind: "compare"; readonly operator: Comparison; readonly with: Written }
  | { readonly kind: "range"; readonly low: Written; readonly high: Written; readonly lowIncluded: boolean; readonly highIncluded: boolean }
);

/** Why an expression is no rule: where, a key for words, what stands there, and what would be right. */
export interface Fault extends Span {
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** Carries a fault out of reading or checking. Its message is one line: place, found, expected. */
export class RuleFault extends RangeError {
  override readonly name = "RuleFault";
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`expression[${fault.from}–${fault.to}]: found ${fault.found}, expected ${fault.expected}`);
    this.fault = fault;
  }
}
