import { cellOf, dictionary, membersOf, no, unknown, yes, type Column, type Columns, type ListColumn } from "./column.js";
import { comparers, elementwise, listLoops, loops, type Loop } from "./column-loops.js";
import { valueOf } from "./evaluate.js";
import { below, namesIn } from "./explain.js";
import type { Facts, Value } from "./facts.js";
import type { Rule } from "./rule.js";
import type { Comparison } from "./tree.js";

/** Rows that are worked on together: small enough for the nearest cache. */
export const batchRows = 1024;

/** Fills the first `count` places with the values of the rows from `first` on. */
type Fill<T> = (first: number, count: number) => T;
export type Numbers = Fill<Float64Array>;
export type Truths = Fill<Uint8Array>;
export type Codes = Fill<Int32Array>;

/** Makes the steps of one rule over the columns of one table. */
export class Planner {
  readonly #columns: Columns;
  readonly #today: number;
  readonly #texts = dictionary();

  constructor(columns: Columns, today: number) {
    this.#columns = columns;
    this.#today = today;
  }

  truths(rule: Rule): Truths {
    if (isFixed(rule)) return always(new Uint8Array(batchRows).fill(asTruth(this.#fixed(rule))));
    switch (rule.kind) {
      case "and": case "or": return joined(rule.kind === "and", rule.parts.map((part) => this.truths(part)));
      case "not": return opposite(this.truths(rule.part));
      case "if": return chosen(new Uint8Array(batchRows), unknown, this.truths(rule.when), this.truths(rule.met), this.truths(rule.unmet));
      case "compare": if (isNumeric(rule.left) && isNumeric(rule.right)) return compared(rule.operator, this.numbers(rule.left), this.numbers(rule.right)); break;
      case "missing": if (isNumeric(rule.value)) return missing(this.numbers(rule.value), rule.negated); break;
      case "term": case "bound": {
        const column = this.#columns.get(rule.name);
        if (column?.kind === "truths") return (first, count) => column.values.subarray(first, first + count);
        break;
      }
      default:
    }
    return this.#byText(rule) ?? this.#byMembers(rule) ?? this.#byRow(rule);
  }

  numbers(rule: Rule): Numbers {
    if (isFixed(rule)) return always(new Float64Array(batchRows).fill((this.#fixed(rule) as number | null) ?? Number.NaN));
    const parts = below(rule);
    switch (rule.kind) {
      case "term": case "bound": {
        const column = this.#columns.get(rule.name);
        if (column?.kind === "numbers") return (first, count) => column.values.subarray(first, first + count);
        break;
      }
      case "if": return chosen(new Float64Array(batchRows), Number.NaN, this.truths(rule.when), this.numbers(rule.met), this.numbers(rule.unmet));
      case "list call": {
        const column = this.#lists(rule.list);
        if (column?.kind === "number lists" || (column && rule.name === "count")) return gathered(column, listLoops[rule.name]);
        break;
      }
      default:
    }
    const loop = rule.kind === "arithmetic" ? loops[rule.operator] : undefined;
    if (loop) return looped(loop, this.numbers(parts[0]!), this.numbers(parts[1]!));
    const work = elementwise(rule);
    if (work && parts.every(isNumeric)) return worked(work, this.numbers(parts[0]!), parts[1] ? this.numbers(parts[1]) : null);
    return this.#into(new Float64Array(batchRows), rule, (value) => (typeof value === "number" ? value : Number.NaN));
  }

  /** Places of texts in `texts`, −1 for unknown. */
  codes(rule: Rule): Codes {
    if (rule.kind === "if") return chosen(new Int32Array(batchRows), -1, this.truths(rule.when), this.codes(rule.met), this.codes(rule.unmet));
    const code = (value: Value) => (typeof value === "string" ? this.#texts.code(value) : -1);
    return isFixed(rule) ? always(new Int32Array(batchRows).fill(code(this.#fixed(rule)))) : this.#into(new Int32Array(batchRows), rule, code);
  }

  get texts(): readonly string[] {
    return this.#texts.texts;
  }

  #fixed(rule: Rule): Value {
    return valueOf(rule, { facts: new Map(), today: this.#today });
  }

  #lists(list: Rule): ListColumn | null {
    const column = list.kind === "term" ? this.#columns.get(list.name) : undefined;
    return column?.kind === "number lists" || column?.kind === "text lists" ? column : null;
  }

  /** A condition on one column of texts is decided once for each different text. */
  #byText(rule: Rule): Truths | null {
    const [name, ...more] = namesOf(rule);
    const column = name === undefined ? undefined : this.#columns.get(name);
    if (column?.kind !== "texts" || more.length > 0) return null;
    const truthOfText = (text: string | null) => {
      const facts: Facts = new Map(text === null ? [] : [[name!, text]]);
      return asTruth(valueOf(rule, { facts, bound: facts, today: this.#today }));
    };
    // The unknown text, of code −1, stands first.
    const truths = Uint8Array.from([null, ...column.texts], truthOfText);
    const { codes } = column;
    const out = new Uint8Array(batchRows);
    return (first, count) => {
      for (let i = 0; i < count; i += 1) out[i] = truths[codes[first + i]! + 1]!;
      return out;
    };
  }

  /** A condition on the members of a list alone is worked out on all members as on one column, then by row. */
  #byMembers(rule: Rule): Truths | null {
    if (rule.kind === "list contains") {
      const column = this.#lists(rule.list);
      const sought = column && isFixed(rule.value) ? this.#fixed(rule.value) : null;
      return typeof sought !== (column?.kind === "number lists" ? "number" : "string") ? null : folded(column!, false, new Planner(new Map(), this.#today).#equal(membersOf(column!), sought));
    }
    if (rule.kind !== "quantified") return null;
    const column = this.#lists(rule.list);
    if (!column || namesOf(rule.holds).some((name) => name !== rule.name) || holdsWithin(rule.holds)) return null;
    return folded(column, rule.every, new Planner(new Map([[rule.name, membersOf(column)]]), this.#today).truths(rule.holds));
  }

  #equal(column: Column, sought: Value): Truths {
    const out = new Uint8Array(batchRows);
    if (column.kind === "numbers") {
      const all = new Float64Array(batchRows).fill(Number(sought));
      return (first, count) => {
        comparers["="](column.values.subarray(first, first + count), all, out, count);
        return out;
      };
    }
    const { codes, texts } = column as Extract<Column, { kind: "texts" }>;
    const place = texts.indexOf(String(sought));
    return (first, count) => {
      for (let i = 0; i < count; i += 1) out[i] = codes[first + i] === -1 ? unknown : codes[first + i] === place ? yes : no;
      return out;
    };
  }

  /** What has no faster way is asked row by row of the plain evaluator. */
  #byRow(rule: Rule): Truths {
    return this.#into(new Uint8Array(batchRows), rule, asTruth);
  }

  #into<T extends { [place: number]: number }>(out: T, rule: Rule, numberOf: (value: Value) => number): Fill<T> {
    const rows = this.#rowValues(rule);
    return (first, count) => {
      for (let i = 0; i < count; i += 1) out[i] = numberOf(rows(first + i));
      return out;
    };
  }

  #rowValues(rule: Rule): (row: number) => Value {
    const read = namesOf(rule).flatMap((name) => {
      const column = this.#columns.get(name);
      return column ? [[name, column] as const] : [];
    });
    return (row) => {
      const facts = new Map<string, Value>();
      for (const [name, column] of read) {
        const value = cellOf(column, row);
        if (value !== null) facts.set(name, value);
      }
      return valueOf(rule, { facts, bound: facts, today: this.#today });
    };
  }
}

/** The same for every row: worth computing once. A bound name has its value only within its quantifier. */
const isFixed = (rule: Rule): boolean => rule.kind !== "term" && rule.kind !== "bound" && below(rule).every(isFixed);
const isNumeric = ({ of }: Rule): boolean => !of.list && of.type !== "string" && of.type !== "boolean" && of.type !== "any";
const asTruth = (value: Value): number => (value === true ? yes : value === false ? no : unknown);
const holdsWithin = (rule: Rule): boolean => rule.kind === "quantified" || below(rule).some(holdsWithin);
const boundIn = (rule: Rule): string[] => (rule.kind === "bound" ? [rule.name] : below(rule).flatMap(boundIn));
/** Terms and bound names in a part; a quantifier's own name stands for no column. */
const namesOf = (rule: Rule): string[] => [...new Set([...namesIn(rule), ...boundIn(rule)])];

const always = <T>(all: T): Fill<T> => () => all;

function looped(loop: Loop, left: Numbers, right: Numbers): Numbers {
  const out = new Float64Array(batchRows);
  return (first, count) => {
    loop(left(first, count), right(first, count), out, count);
    return out;
  };
}

function worked(work: (a: number, b: number) => number, left: Numbers, right: Numbers | null): Numbers {
  const out = new Float64Array(batchRows);
  return (first, count) => {
    const a = left(first, count);
    const b = right ? right(first, count) : a;
    for (let i = 0; i < count; i += 1) out[i] = work(a[i]!, b[i]!);
    return out;
  };
}

function joined(all: boolean, parts: readonly Truths[]): Truths {
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

function opposite(part: Truths): Truths {
  const out = new Uint8Array(batchRows);
  return (first, count) => {
    const truths = part(first, count);
    for (let i = 0; i < count; i += 1) out[i] = yes - truths[i]!;
    return out;
  };
}

function chosen<T extends { [place: number]: number }>(out: T, otherwise: number, when: Truths, met: Fill<T>, unmet: Fill<T>): Fill<T> {
  return (first, count) => {
    const truths = when(first, count);
    const [a, b] = [met(first, count), unmet(first, count)];
    for (let i = 0; i < count; i += 1) out[i] = truths[i] === yes ? a[i]! : truths[i] === no ? b[i]! : otherwise;
    return out;
  };
}

function missing(part: Numbers, negated: boolean): Truths {
  const out = new Uint8Array(batchRows);
  return (first, count) => {
    const values = part(first, count);
    for (let i = 0; i < count; i += 1) out[i] = Number.isNaN(values[i]) === negated ? no : yes;
    return out;
  };
}

function compared(operator: Comparison, left: Numbers, right: Numbers): Truths {
  const out = new Uint8Array(batchRows);
  const compare = comparers[operator];
  return (first, count) => {
    compare(left(first, count), right(first, count), out, count);
    return out;
  };
}

/** One number for each row's list; NaN where the list is unknown. */
function gathered(column: ListColumn, of: (values: Float64Array, start: number, end: number) => number): Numbers {
  const { starts, known } = column;
  const values = column.kind === "number lists" ? column.values : new Float64Array(0);
  const out = new Float64Array(batchRows);
  return (first, count) => {
    for (let i = 0; i < count; i += 1) out[i] = known[first + i] === 0 ? Number.NaN : of(values, starts[first + i]!, starts[first + i + 1]!);
    return out;
  };
}

/** Every member or any, row by row, from the truths of all members. */
function folded({ starts, known }: ListColumn, every: boolean, members: Truths): Truths {
  const out = new Uint8Array(batchRows);
  return (first, count) => {
    out.fill(every ? yes : no, 0, count);
    const end = starts[first + count]!;
    let row = 0;
    for (let from = starts[first]!; from < end; from += batchRows) {
      const size = Math.min(batchRows, end - from);
      const truths = members(from, size);
      for (let i = 0; i < size; i += 1) {
        while (starts[first + row + 1]! <= from + i) row += 1;
        out[row] = every ? Math.min(out[row]!, truths[i]!) : Math.max(out[row]!, truths[i]!);
      }
    }
    for (let i = 0; i < count; i += 1) if (known[first + i] === 0) out[i] = unknown;
    return out;
  };
}
