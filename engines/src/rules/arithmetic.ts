import { firstDay, lastDay, monthsLater } from "./days.js";
import type { Operator } from "./rule.js";

/** Size of a fact or written number: 0, or from the least to below the most. Anything else is no fact. */
export const leastNumber = 1e-12;
export const mostNumber = 1e18;

export const isFact = (x: number): boolean => x === 0 || (Math.abs(x) >= leastNumber && Math.abs(x) < mostNumber);

const aDay = (x: number): number | null => (x >= firstDay && x <= lastDay ? x : null);

/**
 * Arithmetic of the language: on doubles, in the order written. Null for a division by zero and for a day outside of the
 * years 1 to 9999; no other result can leave the range of doubles, because the checker refuses rules in which it could.
 */
export function calculated(operator: Operator, a: number, b: number): number | null {
  switch (operator) {
    case "+": return a + b;
    case "-": return a - b;
    case "*": return a * b;
    case "/": return b === 0 ? null : a / b;
    case "day+": return aDay(a + b);
    case "day-": return aDay(a - b);
    case "month+": return monthsLater(a, b);
    case "month-": return monthsLater(a, -b);
  }
}

const powersOfTen = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];
/** From here on a double has no digits behind the point that could be rounded. */
export const wholeFrom = 4503599627370496;

export const powerOfTen = (digits: number): number => powersOfTen[digits]!;

/** Half away from zero, on the double as it is: 1.005 is a little less and gives 1.00. */
export function roundedHalfUp(x: number, digits: number): number {
  const scale = powerOfTen(digits);
  const scaled = Math.abs(x) * scale;
  if (scaled >= wholeFrom) return x;
  const rounded = Math.floor(scaled + 0.5) / scale;
  return x < 0 ? -rounded : rounded;
}

/** What is left of a after whole times b, with the sign of b; null for b = 0. */
export const moduloOf = (a: number, b: number): number | null => (b === 0 ? null : a - b * Math.floor(a / b));
