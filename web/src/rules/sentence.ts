import { textOfDay, unitText, type Rule } from "@chengqi/engines/rules";
import { periodText, shareText, type Reading } from "../ui/format.js";
import { amountText } from "./amount-words.js";
import type { Say } from "./fault-words.js";

interface Speaker {
  readonly say: Say;
  readonly reading: Reading;
  /** What a name of the vocabulary is called. */
  readonly nameOf: (name: string) => string;
}

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

/** A number that is written out, such as 万元(20) / 亩(1); null if anything in it is to be asked. */
function writtenNumber(rule: Rule): number | null {
  if (rule.kind === "constant") return typeof rule.value === "number" && rule.of.type === "number" ? rule.value : null;
  if (rule.kind !== "arithmetic" || rule.of.type !== "number") return null;
  const [left, right] = [writtenNumber(rule.left), writtenNumber(rule.right)];
  if (left === null || right === null) return null;
  return rule.operator === "*" ? left * right : rule.operator === "/" && right !== 0 ? left / right : null;
}

/** Whether a part needs brackets where it stands within another one. */
const isLoose = (rule: Rule): boolean =>
  (rule.kind === "arithmetic" && writtenNumber(rule) === null) || ((rule.kind === "and" || rule.kind === "or") && !rule.closed) || rule.kind === "if" || rule.kind === "quantified";

const within = (rule: Rule, speaker: Speaker, unit?: string): string =>
  (isLoose(rule) ? speaker.say("sentence.brackets", { inner: sentenceOf(rule, speaker, unit) }) : sentenceOf(rule, speaker, unit));

/** Unit of a value; a number written without one takes that of what it meets. */
const unitOf = (rule: Rule, other?: Rule): string => unitText((rule.of.bare && other && !other.of.bare ? other : rule).of.unit);

function constant({ value, of }: Of<"constant">, { say, reading }: Speaker, unit: string): string {
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (typeof value === "string") return say("sentence.quoted", { text: value });
  if (of.type === "date") return periodText(textOfDay(value), reading.language);
  // A number that was given the unit of no unit was written as a percentage.
  if (of.type === "number" && !of.bare && unitText(of.unit) === "1") return shareText(value, reading.language);
  if (of.type !== "days" && of.type !== "months") return amountText(value, unit, reading, say);
  const years = of.type === "months" && value % 12 === 0;
  return say(`sentence.${years ? "years" : of.type}`, { count: String(years ? value / 12 : value) });
}

/** Days are earlier and later, numbers less and more. */
const comparatorGroup = (type: Rule["of"]["type"]): string => (type === "date" ? "dayComparator" : "comparator");

function comparison(rule: Of<"compare">, speaker: Speaker): string {
  const { left, right, operator } = rule;
  // A quotient compared with something is read without brackets: 税收 ÷ 用地面积 不低于 20 万元/亩.
  const side = (part: Rule, other: Rule) => (part.kind === "arithmetic" ? sentenceOf(part, speaker, unitOf(part, other)) : within(part, speaker, unitOf(part, other)));
  return speaker.say("sentence.compare", { left: side(left, right), operator: speaker.say(`${comparatorGroup(left.of.type)}.${operator}`), right: side(right, left) });
}

const list = (rules: readonly Rule[], speaker: Speaker, unit?: string): string => rules.map((rule) => sentenceOf(rule, speaker, unit)).join(speaker.say("comma"));

/** between and in are one condition to the reader. */
function closed(rule: Of<"and" | "or">, speaker: Speaker): string {
  const [first, second] = rule.parts;
  const { say } = speaker;
  if (first && rule.parts.length === 1) return sentenceOf(first, speaker);
  if (rule.kind === "and" && first?.kind === "compare" && second?.kind === "compare" && first.operator === ">=" && second.operator === "<=") {
    const value = within(first.left, speaker);
    return say("sentence.between", { value, low: sentenceOf(first.right, speaker, unitOf(first.right, first.left)), high: sentenceOf(second.right, speaker, unitOf(second.right, first.left)) });
  }
  const equal = rule.parts.every((part) => part.kind === "compare" && part.operator === "=");
  if (rule.kind === "or" && equal && first?.kind === "compare") {
    return say("sentence.oneOf", { value: within(first.left, speaker), list: list(rule.parts.map((part) => (part as Of<"compare">).right), speaker, unitOf(first.left)) });
  }
  return rule.parts.map((part) => sentenceOf(part, speaker)).join(say(`sentence.${rule.kind}`));
}

const signs: Readonly<Record<Of<"arithmetic">["operator"], string>> = { "+": "+", "-": "−", "*": "×", "/": "÷", "day+": "+", "day-": "−", "month+": "+", "month-": "−" };

const isTight = ({ operator }: Of<"arithmetic">): boolean => operator === "*" || operator === "/";

function calculation(rule: Of<"arithmetic">, speaker: Speaker, unit?: string): string {
  const written = writtenNumber(rule);
  if (written !== null) return amountText(written, unit ?? unitOf(rule), speaker.reading, speaker.say);
  const tight = isTight(rule);
  const part = (one: Rule, last: boolean) => {
    const bare = one.kind === "arithmetic" && (last ? !tight && isTight(one) : !tight || isTight(one));
    return bare ? sentenceOf(one, speaker, unitOf(one)) : within(one, speaker, unitOf(one));
  };
  return `${part(rule.left, false)} ${signs[rule.operator]} ${part(rule.right, true)}`;
}

function choice(rule: Of<"if">, speaker: Speaker): string {
  const { say } = speaker;
  const met = sentenceOf(rule.met, speaker, unitOf(rule));
  const otherwise = sentenceOf(rule.unmet, speaker, unitOf(rule));
  return say(rule.unmet.kind === "if" ? "sentence.ifElseIf" : "sentence.if", { when: sentenceOf(rule.when, speaker), met, otherwise });
}

const called = (name: string, parameters: readonly Rule[], speaker: Speaker): string =>
  speaker.say("sentence.call", { name: speaker.say(`function.${name}`), parameters: list(parameters, speaker) });

const rounded = ({ parameters: [value, digits] }: Of<"number call">, speaker: Speaker): string =>
  speaker.say("sentence.rounded", { value: value ? within(value, speaker) : "", digits: digits ? sentenceOf(digits, speaker) : "0" });

/**
 * A rule as a sentence people read: 税收 ÷ 用地面积 不低于 20 万元/亩，并且 …
 *
 * @param unit unit of a number that is written without one
 */
export function sentenceOf(rule: Rule, speaker: Speaker, unit?: string): string {
  const { say } = speaker;
  switch (rule.kind) {
    case "constant": return constant(rule, speaker, unit ?? unitOf(rule));
    case "term": return speaker.nameOf(rule.name);
    case "bound": return rule.name;
    case "today": return say("sentence.today");
    case "arithmetic": return calculation(rule, speaker, unit);
    case "compare": return comparison(rule, speaker);
    case "missing": return say("sentence.missing", { value: within(rule.value, speaker), operator: say(`comparator.${rule.negated ? "!= null" : "= null"}`) });
    case "and": case "or": return rule.closed ? closed(rule, speaker) : rule.parts.map((part) => within(part, speaker)).join(say(`sentence.${rule.kind}`));
    case "not": return say("sentence.not", { inner: sentenceOf(rule.part, speaker) });
    case "if": return choice(rule, speaker);
    case "quantified": return say(rule.every ? "sentence.every" : "sentence.some", { name: rule.name, list: sentenceOf(rule.list, speaker), holds: sentenceOf(rule.holds, speaker) });
    case "list": return list(rule.items, speaker, unit);
    case "number call": return rule.name === "round half up" ? rounded(rule, speaker) : called(rule.name, rule.parameters, speaker);
    case "list call": return called(rule.name, [rule.list], speaker);
    case "text call": return say("sentence.compare", { left: within(rule.text, speaker), operator: say(rule.name === "ends with" ? "function.ends with" : `comparator.${rule.name}`), right: sentenceOf(rule.part, speaker) });
    case "text length": return called("string length", [rule.text], speaker);
    case "substring": return say("sentence.substring", { text: within(rule.text, speaker), start: String(rule.start), length: rule.length === null ? say("sentence.rest") : String(rule.length) });
    case "list contains": return say("sentence.compare", { left: within(rule.list, speaker), operator: say("comparator.list contains"), right: sentenceOf(rule.value, speaker) });
    case "months between": return say("sentence.months between", { start: within(rule.start, speaker), end: within(rule.end, speaker) });
    case "part of day": return say(`sentence.part.${rule.part}`, { day: within(rule.day, speaker) });
  }
}
