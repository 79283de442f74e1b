import { namesIn } from "./explain.js";
import { situationsOf, truthOf, valueOf, type Situation } from "./evaluate.js";
import type { Rule } from "./rule.js";

/** Facts that, once known, would decide a rule, and which way they can. */
export interface Deciding {
  /** One to three names, sorted. */
  readonly facts: readonly string[];
  /** What the rule can then come out as; empty for a rule that is no condition. */
  readonly can: readonly boolean[];
}

const mostFacts = 3;
/** More ways than people would read; without a bound a long rule has thousands. */
const mostSets = 40;

type Names = readonly string[];
/** Smallest sets of unknown facts that can make a part true, and those that can make it false. */
interface Ways {
  readonly toTrue: readonly Names[];
  readonly toFalse: readonly Names[];
}

const done: readonly Names[] = [[]];
const never: readonly Names[] = [];
const keyOf = (names: Names) => names.join("\n");

/** Without those that hold another one, the smallest first; at most so many. */
function smallest(sets: readonly Names[]): readonly Names[] {
  const kept: Names[] = [];
  const sorted = [...new Map(sets.map((names) => [keyOf(names), names])).values()]
    .toSorted((a, b) => a.length - b.length || (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const names of sorted) if (kept.length < mostSets && !kept.some((less) => less.every((name) => names.includes(name)))) kept.push(names);
  return kept;
}

/** One of each: the sets by which all parts can be had together. */
const together = (parts: readonly (readonly Names[])[]): readonly Names[] =>
  parts.reduce<readonly Names[]>((all, part) =>
    smallest(all.flatMap((names) => part.map((more) => [...new Set([...names, ...more])].toSorted())).filter(({ length }) => length <= mostFacts)), done);

const eitherOf = (parts: readonly (readonly Names[])[]): readonly Names[] => smallest(parts.flat());

const settled = (value: boolean): Ways => (value ? { toTrue: done, toFalse: never } : { toTrue: never, toFalse: done });

function combined(kind: "and" | "or", parts: readonly Ways[]): Ways {
  const toTrue = parts.map((part) => part.toTrue);
  const toFalse = parts.map((part) => part.toFalse);
  return kind === "and" ? { toTrue: together(toTrue), toFalse: eitherOf(toFalse) } : { toTrue: eitherOf(toTrue), toFalse: together(toFalse) };
}

const unknownNames = (rule: Rule, situation: Situation): Names => namesIn(rule).filter((name) => !situation.facts.has(name)).toSorted();

function ways(rule: Rule, situation: Situation): Ways {
  const value = truthOf(rule, situation);
  if (value !== null) return settled(value);
  switch (rule.kind) {
    case "and": case "or": return combined(rule.kind, rule.parts.map((part) => ways(part, situation)));
    case "not": {
      const { toTrue, toFalse } = ways(rule.part, situation);
      return { toTrue: toFalse, toFalse: toTrue };
    }
    case "if": {
      const [when, met, unmet] = [rule.when, rule.met, rule.unmet].map((part) => ways(part, situation));
      const branches = (side: keyof Ways) => eitherOf([together([when!.toTrue, met![side]]), together([when!.toFalse, unmet![side]])]);
      return { toTrue: branches("toTrue"), toFalse: branches("toFalse") };
    }
    case "quantified": {
      const members = situationsOf(rule, situation);
      if (members) return combined(rule.every ? "and" : "or", members.map((member) => ways(rule.holds, member)));
      break;
    }
    default:
  }
  const names = unknownNames(rule, situation);
  const sets = names.length > 0 && names.length <= mostFacts ? [names] : never;
  return { toTrue: sets, toFalse: sets };
}

/**
 * The small sets of missing facts that would decide a rule which is unknown, smallest first; none if it is known, or if
 * more than three facts are needed. Found along the rule's own structure: a part of an `and` can make it false alone,
 * all open parts together can make it true.
 */
export function decidingFacts(rule: Rule, situation: Situation): Deciding[] {
  if (valueOf(rule, situation) !== null) return [];
  if (rule.of.type !== "boolean") {
    const names = unknownNames(rule, situation);
    return names.length > 0 && names.length <= mostFacts ? [{ facts: names, can: [] }] : [];
  }
  const { toTrue, toFalse } = ways(rule, situation);
  const found = new Map<string, { facts: Names; can: boolean[] }>();
  for (const [can, sets] of [[true, toTrue], [false, toFalse]] as const) {
    for (const facts of sets) {
      const known = found.get(keyOf(facts)) ?? { facts, can: [] };
      known.can.push(can);
      found.set(keyOf(facts), known);
    }
  }
  return [...found.values()].toSorted((a, b) => a.facts.length - b.facts.length || (keyOf(a.facts) < keyOf(b.facts) ? -1 : 1));
}
