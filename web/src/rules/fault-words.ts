import type { Fault } from "@chengqi/engines/rules";
import { unitWords } from "./unit-words.js";

/** Gives the words of a key below `rules`, with what stands in their places. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

export interface FaultWords {
  /** What kind of mistake it is. */
  readonly title: string;
  readonly found: string;
  readonly expected: string;
}

type Phrase = readonly [pattern: RegExp, key: string, values?: (groups: readonly string[], say: Say) => Readonly<Record<string, string>>];

const anyKind = "(?:a list of )?(?:number(?: in \\S+)?|string|boolean|date|days|months|any)";

/** What the language says of mistakes, as it says it; each has words in both languages. */
const phrases: readonly Phrase[] = [
  [/^the end$/, "end"], [/^nothing$/, "nothing"], [/^an expression$/, "expression"], [/^an empty list$/, "emptyList"], [/^a list with values$/, "filledList"],
  [/^([\d.e+]+) characters$/, "characters", count], [/^at most (\d+)$/, "atMost", count], [/^at most (\d+) levels of brackets$/, "levels", count],
  [/^([\d.e+]+) parts once between and in are written out$/, "writtenParts", count],
  [/^the end of the expression$/, "endOfExpression"], [/^the expression to go on$/, "goOn"], [/^an operator, a value or the end$/, "operatorValueEnd"],
  [/^a text in double quotes$/, "quoted"], [/^two values with an operator between$/, "twoValues"], [/^between … and …$/, "betweenAnd"],
  [/^a range with two ends$/, "twoEnds"], [/^if … then … else …$/, "ifThenElse"], [/^a part of the rule language$/, "partOfLanguage"],
  [/^date\("…"\) or duration\("…"\)$/, "dateOrDuration"], [/^some or every … in one list satisfies …$/, "someEvery"], [/^parameters without names$/, "unnamedParameters"],
  [/^a whole power from 1 to 4$/, "power"], [/^and between two comparisons$/, "andBetween"], [/^0, or a number from 1e-12 to below 1e18$/, "numberSize"],
  [/^a known name, such as (.+)$/, "nameSuchAs", ([names = ""], say) => ({ names: names.split(", ").join(say("comma")) })],
  [/^a known name$/, "knownName"], [/^a name that stands for nothing else$/, "freeName"], [/^a name that may be missing$/, "nameMaybeMissing"],
  [/^a name the database has a column for$/, "columnName"],
  [/^a comparison of lists$/, "listComparison"], [/^a comparison of single values$/, "singleComparison"],
  [/^arithmetic with a list$/, "listArithmetic"], [/^single values, or sum\(…\)$/, "singleOrSum"], [/^a number$/, "aNumber"], [/^a list$/, "aList"],
  [/^a list of lists$/, "listOfLists"], [/^a list of single values$/, "listOfSingles"], [/^numbers or dates$/, "numbersOrDates"], [/^numbers$/, "numbers"],
  [/^a number without a unit$/, "bareNumber"],
  [/^(<|<=|>|>=) between (\w+)s$/, "orderOf", ([operator = "", type = ""], say) => ({ operator, kind: kindWords(type === "day" || type === "month" ? `${type}s` : type, say) })],
  [/^= or !=$/, "equality"], [/^(<|<=|>|>=) null$/, "orderNull", ([operator = ""]) => ({ operator })], [/^= null or != null$/, "nullEquality"],
  [/^null on both sides$/, "nullTwice"], [/^null$/, "null"], [/^a comparison with = null or != null$/, "nullComparison"],
  [/^one of ("[\s\S]*)$/, "oneOf", ([values = ""], say) => ({ values: values.split(", ").join(say("comma")) })],
  [/^whole days or months, such as P30D, P1Y, P6M$/, "durationForm"], [/^a day such as 2020-12-31$/, "dayForm"], [/^a day of the calendar$/, "calendarDay"],
  [/^year, month or day of a date$/, "dayPart"],
  [/^(\d+) parameters of (.+)$/, "parametersOf", ([number = "", name = ""]) => ({ count: number, name })],
  [/^(\d+)$/, "count", count], [/^(\d+) to (\d+)$/, "range", ends], [/^a whole number from (\d+) to (\d+)$/, "wholeNumber", ends], [/^no written number$/, "noNumber"],
  [/^a function of the language: (.+) …$/, "functionSuchAs", ([names = ""], say) => ({ names: names.split(", ").slice(0, 12).join(say("comma")) })],
  [/^a result that could be too large or too small for a number$/, "outOfRange"], [/^fewer multiplications and divisions in one value$/, "fewerProducts"],
  [new RegExp(`^(${anyKind})$`), "kind", ([kind = ""], say) => ({ kind: kindWords(kind, say) })],
  // What stands in the expression itself is repeated as it is.
  [/^("[\s\S]*")$/, "quote", ([text = ""]) => ({ text: unquoted(text) })],
  [/^(-?\d[\d.e+-]*|-?\d+, -?\d+, -?\d+)$/, "asWritten", ([text = ""]) => ({ text })],
];

function count([number = ""]: readonly string[]) {
  return { count: number };
}

function ends([low = "", high = ""]: readonly string[]) {
  return { low, high };
}

/** The text that stands in the quotes of JSON. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** 数（元/平方米）, 文本, 日期的列表. */
function kindWords(kind: string, say: Say): string {
  const [, list, type = "", unit] = /^(a list of )?(\w+)(?: in (\S+))?$/.exec(kind) ?? [];
  const word = say(`kind.${type}`);
  const one = unit === undefined || unit === "1" ? word : say("kindIn", { kind: word, unit: unitWords(unit, say) });
  return list ? say("kindList", { kind: one }) : one;
}

/** The words for a phrase of the language; null if it is not one of them. */
export function phraseWords(text: string, say: Say): string | null {
  for (const [pattern, key, values] of phrases) {
    const match = pattern.exec(text);
    if (match) return say(`phrase.${key}`, values?.(match.slice(1), say) ?? {});
  }
  return null;
}

/** A mistake in the reader's language; a phrase without words stays as the language says it. */
export function faultWords({ key, found, expected }: Pick<Fault, "key" | "found" | "expected">, say: Say): FaultWords {
  return { title: say(`fault.${key}`), found: phraseWords(found, say) ?? found, expected: phraseWords(expected, say) ?? expected };
}
