import { functionNames, unitFunctions } from "@chengqi/engines/rules";
import type { Language } from "../../theme/settings.js";
import type { NotedVocabulary } from "../answers.js";
import type { Say } from "../fault-words.js";
import { unitWords } from "../unit-words.js";

export type WordKind = "term" | "function" | "unit" | "keyword";

/** A name that may stand in a rule, and what the reader is told of it. */
export interface RuleWord {
  readonly name: string;
  readonly kind: WordKind;
  /** What it is in short: label and unit, or how a function is written. */
  readonly detail: string;
  /** What it means, in a sentence. */
  readonly note: string;
  /** Also found by: the label in either language. */
  readonly also: string;
}

const keywords = ["and", "or", "in", "between", "if", "then", "else", "some", "every", "satisfies", "null", "true", "false"];
const calls: Readonly<Record<string, string>> = {
  abs: "abs(x)", floor: "floor(x)", ceiling: "ceiling(x)", "round half up": "round half up(x, 2)", modulo: "modulo(x, y)",
  sum: "sum([…])", min: "min([…])", max: "max([…])", mean: "mean([…])", count: "count([…])",
  contains: "contains(x, \"…\")", "starts with": "starts with(x, \"…\")", "ends with": "ends with(x, \"…\")",
  "string length": "string length(x)", substring: "substring(x, 1, 2)", "list contains": "list contains(x, \"…\")",
  date: "date(\"2020-12-31\")", "years and months duration": "years and months duration(a, b)", not: "not(…)", today: "today()",
  duration: "duration(\"P3Y\")",
};

export const callText = (name: string): string => calls[name] ?? `${name}(…)`;

/** Everything that may be written in a rule about this kind of thing, the names first. */
export function ruleWords(vocabulary: NotedVocabulary, language: Language, say: Say): readonly RuleWord[] {
  const terms = vocabulary.terms.map(({ name, type, unit, label, note, values }): RuleWord => {
    const kind = unit === undefined || unit === "" ? say(`kind.${type}`) : say("kindIn", { kind: say(`kind.${type}`), unit: unitWords(unit, say) });
    return {
      name, kind: "term", also: `${label?.zh ?? ""} ${label?.en ?? ""}`,
      detail: language === "en" && label ? `${label.en} · ${kind}` : kind,
      note: [note?.[language] ?? "", values ? say("hover.values", { values: values.join(say("comma")) }) : ""].filter((text) => text !== "").join(" ") || (label?.[language] ?? name),
    };
  });
  const functions = [...functionNames.filter((name) => !unitFunctions.has(name)), "duration"].map((name): RuleWord =>
    ({ name, kind: "function", detail: callText(name), note: say(`function.${name}`), also: say(`function.${name}`) }));
  const units = [...unitFunctions].map(([name, { unit, factor }]): RuleWord => {
    const base = unit === "" ? "" : unitWords(unit, say);
    const size = String(Number(factor.toPrecision(8)));
    return { name, kind: "unit", detail: `${name}(…)`, note: say("hover.unit", { name, size, base }).trim(), also: base };
  });
  return [...terms, ...functions, ...units, ...keywords.map((name): RuleWord => ({ name, kind: "keyword", detail: "", note: say(`keyword.${name}`), also: say(`keyword.${name}`) }))];
}

/** Words whose name or label holds what was typed; those that begin with it first. */
export function matchingWords(words: readonly RuleWord[], typed: string): readonly RuleWord[] {
  const text = typed.toLowerCase();
  const rank = ({ name, also }: RuleWord): number => {
    if (name.toLowerCase().startsWith(text)) return 0;
    if (name.toLowerCase().includes(text)) return 1;
    if (also.toLowerCase().split(/[\s·]/).some((part) => part.startsWith(text))) return 2;
    return 3;
  };
  return words.map((word) => ({ word, at: rank(word) })).filter(({ at }) => at < 3).toSorted((a, b) => a.at - b.at).map(({ word }) => word);
}
