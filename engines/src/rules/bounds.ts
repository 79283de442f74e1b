import { leastNumber, mostNumber } from "./arithmetic.js";
import { below } from "./explain.js";
import type { Rule } from "./rule.js";
import { RuleFault } from "./tree.js";

/** Largest size of a value, and smallest size when it is not 0. */
interface Bounds {
  readonly most: number;
  readonly least: number;
}

const least = 1e-290;
const most = 1e290;
/** The last bit that is left when two nearly equal doubles are subtracted. */
const lastBit = 1.1102230246251565e-16;
/** More members than any list of facts has. */
const mostMembers = 1e6;
/** Days moved by more months than this could leave the calendar of a database. */
const mostMonths = 48_000;

const ofFacts: Bounds = { most: mostNumber, least: leastNumber };
const whole = (size: number): Bounds => ({ most: size, least: 1 });
const either = (a: Bounds, b: Bounds): Bounds => ({ most: Math.max(a.most, b.most), least: Math.min(a.least, b.least) });

function bounded(rule: Rule): Bounds {
  const parts = below(rule).map(bounded);
  const [a = ofFacts, b = ofFacts, c = ofFacts] = parts;
  switch (rule.kind) {
    case "constant": return typeof rule.value === "number" && rule.value !== 0 ? { most: Math.abs(rule.value), least: Math.abs(rule.value) } : whole(1);
    case "today": return whole(4e6);
    case "term": case "bound": return rule.of.type === "number" || rule.of.type === "any" ? ofFacts : whole(4e6);
    case "arithmetic": return ofArithmetic(rule, a, b);
    case "if": return either(b, c);
    case "list": return parts.reduce(either, parts[0] ?? ofFacts);
    case "list call": return { most: a.most * mostMembers, least: (a.least * lastBit) / mostMembers };
    case "number call": return rule.name === "modulo" ? { most: either(a, b).most, least: either(a, b).least * lastBit } : { most: a.most * 2 + 1, least: Math.min(a.least, 1e-6) };
    case "text length": case "months between": case "part of day": return whole(1e9);
    default: return whole(1);
  }
}

function ofArithmetic(rule: Extract<Rule, { kind: "arithmetic" }>, a: Bounds, b: Bounds): Bounds {
  switch (rule.operator) {
    case "+": case "-": return refused(rule, { most: a.most + b.most, least: either(a, b).least * lastBit });
    case "*": return refused(rule, { most: a.most * b.most, least: a.least * b.least });
    case "/": return refused(rule, { most: a.most / b.least, least: a.least / b.most });
    case "month+": case "month-": return b.most <= mostMonths ? whole(4e6) : refused(rule, { most: Infinity, least: 1 });
    default: return whole(4e6);
  }
}

function refused(rule: Rule, found: Bounds): Bounds {
  if (found.most <= most && found.least >= least) return found;
  throw new RuleFault({ from: rule.from, to: rule.to, key: "size", found: "a result that could be too large or too small for a number", expected: "fewer multiplications and divisions in one value" });
}

/** More parts than people write: between and in repeat what stands before them, within each other many times over. */
const mostParts = 3000;

/** Parts of a rule when each is written out where it is used; those used several times are counted once and multiplied. */
function partsOf(rule: Rule, known: Map<Rule, number>): number {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const parts = below(rule).reduce((sum, part) => sum + partsOf(part, known), 1);
  known.set(rule, parts);
  return parts;
}

/** Each `some` or `every` within another multiplies the work by the length of a list. */
const mostQuantifiers = 3;

function holdQuantifiers(rule: Rule, outer: number): void {
  const depth = outer + (rule.kind === "quantified" ? 1 : 0);
  if (depth > mostQuantifiers) {
    throw new RuleFault({ from: rule.from, to: rule.to, key: "too-deep", found: `some or every at level ${depth}`, expected: `at most ${mostQuantifiers} within each other` });
  }
  for (const part of below(rule)) holdQuantifiers(part, depth);
}

/**
 * Holds a rule to a size and to results that every evaluator can take, whatever the facts: databases read only so much, and
 * refuse what exceeds a double.
 * @throws RuleFault naming the part that could
 */
export function holdToBounds(rule: Rule): void {
  const parts = partsOf(rule, new Map());
  if (parts > mostParts) {
    throw new RuleFault({ from: rule.from, to: rule.to, key: "too-large", found: `${parts} parts once between and in are written out`, expected: `at most ${mostParts}` });
  }
  holdQuantifiers(rule, 0);
  bounded(rule);
}
