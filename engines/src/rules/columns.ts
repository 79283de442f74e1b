import { calculated, isFact, moduloOf, roundedHalfUp } from "./arithmetic.js";
import { calendarDay, wholeMonths } from "./days.js";
import { valueOf } from "./evaluate.js";
import { below, namesIn } from "./explain.js";
import type { Facts, Value } from "./facts.js";
import type { Operator, Rule } from "./rule.js";
import type { Comparison } from "./tree.js";

/** Truth of a row as a number, so that and is the least, or the largest, and not 2 − x. */
export const no = 0;
export const unknown = 1;
export const yes = 2;

/** Values of one term for all rows. */
export type Column =
  /** Numbers, and days since 1970-01-01; NaN is unknown. */
  | { readonly kind: "numbers"; readonly values: Float64Array }
  /** `no`, `unknown`, `yes`. */
  | { readonly kind: "truths"; readonly values: Uint8Array }
  /** Each row's place in `texts`; −1 is unknown. */
  | { readonly kind: "texts"; readonly codes: Int32Array; readonly texts: readonly string[] }
  | { readonly kind: "lists"; readonly values: readonly (readonly (number | string | null)[] | null)[] };

export type Columns = ReadonlyMap<string, Column>;

/** Rows that are worked on together: small enough for the nearest cache. */
export const batchRows = 1024;

/** Fills the first `count` places with the values of the rows from `first` on. */
type Fill<T> = (first: number, count: number) => T;
type Numbers = Fill<Float64Array>;
type Truths = Fill<Uint8Array>;

/** Makes the steps of one rule over the columns of one table. */
class Planner {
  readonly #columns: Columns;
  readonly #today: number;

  constructor(columns: Columns, today: number) {
    this.#columns = columns;
    this.#today = today;
  }

  truths(rule: Rule): Truths {
    if (isFixed(rule)) return this.#always(asTruth(valueOf(rule, { facts: new Map(), today: this.#today })));
    switch (rule.kind) {
      case "and": case "or": return this.#joined(rule.kind === "and", rule.parts.map((part) => this.truths(part)));
      case "not": return this.#opposite(this.truths(rule.part));
      case "compare": if (isNumeric(rule.left) && isNumeric(rule.right)) return this.#compared(rule.operator, rule.left, rule.right); break;
      case "missing": if (isNumeric(rule.value)) return this.#missing(this.numbers(rule.value), rule.negated); break;
      case "term": {
        const column = this.#columns.get(rule.name);
        if (column?.kind === "truths") return (first, count) => column.values.subarray(first, first + count);
        break;
      }
      default:
    }
    return this.#byText(rule) ?? this.#byRow(rule);
  }

  numbers(rule: Rule): Numbers {
    if (isFixed(rule)) {
      const all = new Float64Array(batchRows).fill((valueOf(rule, { facts: new Map(), today: this.#today }) as number | null) ?? Number.NaN);
      return () => all;
    }
    if (rule.kind === "term") {
      const column = this.#columns.get(rule.name);
      if (column?.kind === "numbers") return (first, count) => column.values.subarray(first, first + count);
    }
    const parts = below(rule);
    const loop = rule.kind === "arithmetic" ? loops[rule.operator] : undefined;
    if (loop) return this.#looped(loop, this.numbers(parts[0]!), this.numbers(parts[1]!));
    const work = elementwise(rule);
    if (work && parts.every(isNumeric)) return this.#worked(work, this.numbers(parts[0]!), parts[1] ? this.numbers(parts[1]) : null);
    const rows = this.#rowValues(rule);
    const out = new Float64Array(batchRows);
    return (first, count) => {
      for (let i = 0; i < count; i += 1) {
        const value = rows(first + i);
        out[i] = typeof value === "number" ? value : Number.NaN;
      }
      return out;
    };
  }

  #always(truth: number): Truths {
    const all = new Uint8Array(batchRows).fill(truth);
    return () => all;
  }

  #looped(loop: Loop, left: Numbers, right: Numbers): Numbers {
    const out = new Float64Array(batchRows);
    return (first, count) => {
      loop(left(first, count), right(first, count), out, count);
      return out;
    };
  }

  #worked(work: (a: number, b: number) => number, left: Numbers, right: Numbers | null): Numbers {
    const out = new Float64Array(batchRows);
    return (first, count) => {
      const a = left(first, count);
      const b = right ? right(first, count) : a;
      for (let i = 0; i < count; i += 1) out[i] = work(a[i]!, b[i]!);
      return out;
    };
  }

  #joined(all: boolean, parts: readonly Truths[]): Truths {
    const out = new Uint8Array(batchRows);
    const [one, ...others] = parts;
    return (first, count) => {
      out.set(one!(first, count).subarray(0, count));
      for (const part of others) {
        const truths = part(first, count);
        if (all) for (let i = 0; i < count; i += 1) out[i] = Math.min(out[i]!, truths[i]!);
        else for (let i = 0; i < count; i += 1) out[i] = Math.max(out[i]!, truths[i]!);
      }
      return out;
    };
  }

  #opposite(part: Truths): Truths {
    const out = new Uint8Array(batchRows);
    return (first, count) => {
      const truths = part(first, count);
      for (let i = 0; i < count; i += 1) out[i] = yes - truths[i]!;
      return out;
    };
  }

  #missing(part: Numbers, negated: boolean): Truths {
    const out = new Uint8Array(batchRows);
    return (first, count) => {
      const values = part(first, count);
      for (let i = 0; i < count; i += 1) out[i] = Number.isNaN(values[i]) === negated ? no : yes;
      return out;
    };
  }

  #compared(operator: Comparison, left: Rule, right: Rule): Truths {
    const out = new Uint8Array(batchRows);
    const [a, b] = [this.numbers(left), this.numbers(right)];
    const compare = comparers[operator];
    return (first, count) => {
      compare(a(first, count), b(first, count), out, count);
      return out;
    };
  }

  /** A condition on one column of texts is decided once for each different text. */
  #byText(rule: Rule): Truths | null {
    const [name, ...more] = namesIn(rule);
    const column = name === undefined ? undefined : this.#columns.get(name);
    if (column?.kind !== "texts" || more.length > 0) return null;
    const truthOfText = (text: string | null) => asTruth(valueOf(rule, { facts: new Map(text === null ? [] : [[name!, text]]), today: this.#today }));
    // The unknown text, of code −1, stands first.
    const truths = Uint8Array.from([null, ...column.texts], truthOfText);
    const { codes } = column;
    const out = new Uint8Array(batchRows);
    return (first, count) => {
      for (let i = 0; i < count; i += 1) out[i] = truths[codes[first + i]! + 1]!;
      return out;
    };
  }

  /** What has no faster way is asked row by row of the plain evaluator. */
  #byRow(rule: Rule): Truths {
    const rows = this.#rowValues(rule);
    const out = new Uint8Array(batchRows);
    return (first, count) => {
      for (let i = 0; i < count; i += 1) out[i] = asTruth(rows(first + i));
      return out;
    };
  }

  #rowValues(rule: Rule): (row: number) => Value {
    const read = namesIn(rule).flatMap((name) => {
      const column = this.#columns.get(name);
      return column ? [[name, column] as const] : [];
    });
    return (row) => {
      const facts = new Map<string, Value>();
      for (const [name, column] of read) {
        const value = cellOf(column, row);
        if (value !== null) facts.set(name, value);
      }
      return valueOf(rule, { facts: facts satisfies Facts, today: this.#today });
    };
  }
}

/** The same for every row: worth computing once. A bound name has its value only within its quantifier. */
const isFixed = (rule: Rule): boolean => rule.kind !== "term" && rule.kind !== "bound" && below(rule).every(isFixed);
const asTruth = (value: Value): number => (value === true ? yes : value === false ? no : unknown);
const isNumeric = ({ of }: Rule): boolean => !of.list && of.type !== "string" && of.type !== "boolean" && of.type !== "any";

function cellOf(column: Column, row: number): Value {
  switch (column.kind) {
    case "numbers": return Number.isNaN(column.values[row]) ? null : column.values[row]!;
    case "truths": return column.values[row] === unknown ? null : column.values[row] === yes;
    case "texts": return column.texts[column.codes[row]!] ?? null;
    case "lists": return column.values[row] ?? null;
  }
}

type Compare = (a: Float64Array, b: Float64Array, out: Uint8Array, count: number) => void;

/** One loop each and no branch within: on mixed rows a wrong guess costs more than the work. NaN compares with nothing. */
const comparers: Readonly<Record<Comparison, Compare>> = {
  "=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + 2 * +(a[i] === b[i]) - (+(a[i] === a[i]) & +(b[i] === b[i])); },
  "!=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 - 2 * +(a[i] === b[i]) + (+(a[i] === a[i]) & +(b[i] === b[i])); },
  "<": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! < b[i]!) - +(a[i]! >= b[i]!); },
  "<=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! <= b[i]!) - +(a[i]! > b[i]!); },
  ">": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! > b[i]!) - +(a[i]! <= b[i]!); },
  ">=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! >= b[i]!) - +(a[i]! < b[i]!); },
};

const known = (work: (a: number, b: number) => number | null) => (a: number, b: number): number =>
  (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : (work(a, b) ?? Number.NaN));

type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, count: number) => void;

const loops: Readonly<Partial<Record<Operator, Loop>>> = {
  "+": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! + b[i]!; },
  "-": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! - b[i]!; },
  "*": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! * b[i]!; },
  "/": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = b[i] === 0 ? Number.NaN : a[i]! / b[i]!; },
};

/** Work on one or two numbers of a row, if that is all a part does. NaN in gives NaN out. */
function elementwise(rule: Rule): ((a: number, b: number) => number) | null {
  switch (rule.kind) {
    case "arithmetic": return known((a, b) => calculated(rule.operator, a, b));
    case "number call":
      switch (rule.name) {
        case "abs": return Math.abs;
        case "floor": return Math.floor;
        case "ceiling": return Math.ceil;
        case "modulo": return known(moduloOf);
        case "round half up": return known(roundedHalfUp);
      }
      return null;
    case "months between": return known(wholeMonths);
    case "part of day": return known((day) => calendarDay(day)[rule.part]);
    default: return null;
  }
}

/** Numbers as columns take them: what is no fact is unknown. */
export function numberColumn(values: Iterable<number | null>, count: number): Column {
  const column = new Float64Array(count);
  let row = 0;
  for (const value of values) {
    column[row] = value !== null && isFact(value) ? value : Number.NaN;
    row += 1;
  }
  return { kind: "numbers", values: column };
}

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
  if (rule.of.type !== "boolean" || rule.of.list) throw new RangeError(`truthsOf: found a rule that gives ${rule.of.list ? "a list" : rule.of.type}, expected a condition`);
  return new Planner(columns, today).truths(rule);
}
