import { compileRule, valueOf, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import { conditionText } from "./condition-text.js";
import type { Both } from "./vocabulary-file.js";

/** How one version says otherwise than another. Texts are parts of the expressions as they are written. */
export type Change =
  /** A condition; `any`: one of several of which one is enough. */
  | { readonly kind: "added" | "removed"; readonly text: string; readonly any: boolean }
  /** A threshold: `stricter` where fewer can meet it than before, null where that depends on what surrounds it. */
  | { readonly kind: "threshold"; readonly what: string; readonly from: string; readonly to: string; readonly up: boolean; readonly stricter: boolean | null }
  | { readonly kind: "values"; readonly what: string; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** All conditions must hold, or any one, where it was the other way. */
  | { readonly kind: "joined"; readonly all: boolean }
  | { readonly kind: "rewritten"; readonly from: string; readonly to: string };

interface Side { readonly rule: Rule; readonly text: string }
const partOf = ({ text }: Side, rule: Rule): Side => ({ rule, text });
const written = ({ rule, text }: Side): string => text.slice(rule.from, rule.to);

/** What two versions of a rule say differently, along the structure of both. @throws RuleFault if one of them is no rule */
export function changesBetween(before: string, after: string, vocabulary: Vocabulary): Change[] {
  const [a, b] = [before, after].map((text): Side => ({ rule: compileRule(text, vocabulary), text }));
  return compared(a!, b!, true);
}

/** `holds`: more of this part makes the whole easier to meet, as everywhere but under `not`; null where neither. */
function compared(a: Side, b: Side, holds: boolean | null): Change[] {
  if (meaning(a.rule) === meaning(b.rule)) return [];
  const one = valueSet(a.rule);
  const other = valueSet(b.rule);
  if (one && other && one.what === other.what) {
    return [{ kind: "values", what: written(partOf(b, other.of)), added: less(other.values, one.values), removed: less(one.values, other.values) }];
  }
  const [left, right] = [a.rule, b.rule];
  if (left.kind === "compare" && right.kind === "compare") return [comparison(partOf(a, left), partOf(b, right), holds)];
  if (isOpen(left) && isOpen(right)) return junctions(a, left.parts, b, right.parts, left.kind === right.kind ? null : right.kind === "and", holds, right.kind === "or");
  // One condition became one of several, or the other way.
  if (isOpen(right)) return junctions(a, [left], b, right.parts, null, holds, right.kind === "or");
  if (isOpen(left)) return junctions(a, left.parts, b, [right], null, holds, left.kind === "or");
  if (left.kind === "not" && right.kind === "not") return compared(partOf(a, left.part), partOf(b, right.part), holds === null ? null : !holds);
  if (left.kind === "if" && right.kind === "if") {
    return [...compared(partOf(a, left.when), partOf(b, right.when), null), ...compared(partOf(a, left.met), partOf(b, right.met), null), ...compared(partOf(a, left.unmet), partOf(b, right.unmet), null)];
  }
  return [{ kind: "rewritten", from: written(a), to: written(b) }];
}

const isOpen = (rule: Rule): rule is Extract<Rule, { kind: "and" | "or" }> => (rule.kind === "and" || rule.kind === "or") && !rule.closed;
const less = (values: readonly string[], than: readonly string[]): string[] => values.filter((value) => !than.includes(value));

function junctions(a: Side, left: readonly Rule[], b: Side, right: readonly Rule[], all: boolean | null, holds: boolean | null, any: boolean): Change[] {
  const changes: Change[] = all === null ? [] : [{ kind: "joined", all }];
  const same = new Set(left.map(meaning));
  const kept = new Set(right.map(meaning));
  const gone = left.filter((part) => !kept.has(meaning(part)));
  const come = right.filter((part) => !same.has(meaning(part)));
  for (const part of come) {
    const at = gone.findIndex((other) => subject(other) === subject(part));
    if (at < 0) changes.push({ kind: "added", text: written(partOf(b, part)), any });
    else changes.push(...compared(partOf(a, gone.splice(at, 1)[0]!), partOf(b, part), holds));
  }
  return [...changes, ...gone.map((part): Change => ({ kind: "removed", text: written(partOf(a, part)), any }))];
}

type Compare = Extract<Rule, { kind: "compare" }>;

function comparison(a: Side, b: Side, holds: boolean | null): Change {
  const [left, right] = [a.rule as Compare, b.rule as Compare];
  const [from, to] = [constant(left.right), constant(right.right)];
  if (meaning(left.left) !== meaning(right.left) || left.operator !== right.operator || from === null || to === null) {
    return { kind: "rewritten", from: written(a), to: written(b) };
  }
  const up = to > from;
  const atLeast = left.operator === ">=" || left.operator === ">";
  const ordered = atLeast || left.operator === "<=" || left.operator === "<";
  return {
    kind: "threshold", what: written(partOf(b, right.left)), from: written(partOf(a, left.right)), to: written(partOf(b, right.right)), up,
    stricter: !ordered || holds === null ? null : (atLeast === up) === holds,
  };
}

/** A part without its place and its way of writing: equal for what says the same. */
const meaning = (rule: Rule): string =>
  JSON.stringify(rule, (key, value: unknown) => (/^(from|to|closed|of)$/.test(key) ? undefined : value));

/** What a condition is about: by this, conditions of two versions are taken for the same one changed. */
function subject(rule: Rule): string {
  if (rule.kind === "compare") return `${meaning(rule.left)} ${rule.operator.replace("=", "")}`;
  const set = valueSet(rule);
  if (set) return set.what;
  return rule.kind === "text call" ? meaning(rule.text) : rule.kind;
}

/** The values of `x in ("a", "b")` and of `x = "a"`. */
function valueSet(rule: Rule): { readonly what: string; readonly of: Rule; readonly values: readonly string[] } | null {
  const parts = rule.kind === "or" && rule.closed ? rule.parts : [rule];
  const equals = parts.map((part) => (part.kind === "compare" && part.operator === "=" && part.right.kind === "constant" && typeof part.right.value === "string" ? part : null));
  const [first] = equals;
  if (!first || equals.some((part) => !part || meaning(part.left) !== meaning(first.left))) return null;
  return { what: meaning(first.left), of: first.left, values: equals.map((part) => String((part!.right as { value: unknown }).value)) };
}

/** The number a part stands for whatever the facts; null for anything else. */
function constant(rule: Rule): number | null {
  if (/"kind":"(term|bound|today)"/.test(meaning(rule))) return null;
  const value = valueOf(rule, { facts: new Map(), today: 0 });
  return typeof value === "number" ? value : null;
}

const both = (zh: string, en: string): Both => ({ zh, en });

/** A change as a sentence in both languages. `labels`: how English readers are told the names. */
export function changeWords(change: Change, labels: ReadonlyMap<string, Both>): Both {
  const said = (text: string): Both => conditionText(text, labels);
  switch (change.kind) {
    case "added": return change.any ? prefixed("新增可替代的条件：", "New alternative: ", said(change.text)) : prefixed("新增条件：", "New condition: ", said(change.text));
    case "removed": return change.any ? prefixed("取消可替代的条件：", "Dropped alternative: ", said(change.text)) : prefixed("取消条件：", "Dropped condition: ", said(change.text));
    case "joined": return change.all ? both("由满足任一条改为须全部满足", "All conditions must hold; before, any one was enough") : both("由须全部满足改为满足任一条即可", "Any one condition is enough; before, all had to hold");
    case "threshold": {
      const [what, from, to] = [said(change.what), said(change.from), said(change.to)];
      const stricter = change.stricter === null ? both("", "") : change.stricter ? both("（从严）", " (stricter)") : both("（放宽）", " (looser)");
      return both(`${what.zh}：由 ${from.zh} ${change.up ? "提高" : "降低"}到 ${to.zh}${stricter.zh}`, `${what.en}: ${change.up ? "raised" : "lowered"} from ${from.en} to ${to.en}${stricter.en}`);
    }
    case "values": {
      const what = said(change.what);
      const zh = [change.added.length > 0 ? `增加${change.added.join("、")}` : "", change.removed.length > 0 ? `去掉${change.removed.join("、")}` : ""];
      const en = [change.added.length > 0 ? `with ${change.added.join(", ")} now` : "", change.removed.length > 0 ? `without ${change.removed.join(", ")}` : ""];
      return both(`${what.zh}：${zh.filter(Boolean).join("，")}`, `${what.en}: ${en.filter(Boolean).join("; ")}`);
    }
    case "rewritten": {
      const [from, to] = [said(change.from), said(change.to)];
      return both(`由“${from.zh}”改为“${to.zh}”`, `changed from “${from.en}” to “${to.en}”`);
    }
  }
}

const prefixed = (zh: string, en: string, text: Both): Both => both(`${zh}${text.zh}`, `${en}${text.en}`);
