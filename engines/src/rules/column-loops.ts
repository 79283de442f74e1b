import { calculated, moduloOf, roundedHalfUp } from "./arithmetic.js";
import { calendarDay, wholeMonths } from "./days.js";
import type { ListCall, Operator, Rule } from "./rule.js";
import type { Comparison } from "./tree.js";

type Compare = (a: Float64Array, b: Float64Array, out: Uint8Array, count: number) => void;

/** One loop each and no branch within: on mixed rows a wrong guess costs more than the work. NaN compares with nothing. */
export const comparers: Readonly<Record<Comparison, Compare>> = {
  "=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + 2 * +(a[i] === b[i]) - (+(a[i] === a[i]) & +(b[i] === b[i])); },
  "!=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 - 2 * +(a[i] === b[i]) + (+(a[i] === a[i]) & +(b[i] === b[i])); },
  "<": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! < b[i]!) - +(a[i]! >= b[i]!); },
  "<=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! <= b[i]!) - +(a[i]! > b[i]!); },
  ">": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! > b[i]!) - +(a[i]! <= b[i]!); },
  ">=": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = 1 + +(a[i]! >= b[i]!) - +(a[i]! < b[i]!); },
};

const known = (work: (a: number, b: number) => number | null) => (a: number, b: number): number =>
  (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : (work(a, b) ?? Number.NaN));

export type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, count: number) => void;

export const loops: Readonly<Partial<Record<Operator, Loop>>> = {
  "+": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! + b[i]!; },
  "-": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! - b[i]!; },
  "*": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = a[i]! * b[i]!; },
  "/": (a, b, out, count) => { for (let i = 0; i < count; i += 1) out[i] = b[i] === 0 ? Number.NaN : a[i]! / b[i]!; },
};

/** Work on one or two numbers of a row, if that is all a part does. NaN in gives NaN out. */
export function elementwise(rule: Rule): ((a: number, b: number) => number) | null {
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

/** The members of one list, from `start` to before `end`; NaN is an unknown member, and given back for what has no value. */
type OnMembers = (values: Float64Array, start: number, end: number) => number;

function sumOf(values: Float64Array, start: number, end: number): number {
  if (start === end) return Number.NaN;
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += values[at]!;
  return sum;
}

const furthest = (better: (a: number, b: number) => boolean): OnMembers => (values, start, end) => {
  let best = start === end ? Number.NaN : values[start]!;
  for (let at = start + 1; at < end; at += 1) {
    const value = values[at]!;
    if (Number.isNaN(value)) return Number.NaN;
    if (better(value, best)) best = value;
  }
  return best;
};

export const listLoops: Readonly<Record<ListCall, OnMembers>> = {
  count: (_values, start, end) => end - start,
  sum: sumOf,
  mean: (values, start, end) => sumOf(values, start, end) / (end - start),
  min: furthest((a, b) => a < b),
  max: furthest((a, b) => a > b),
};
