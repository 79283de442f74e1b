import { compileRule, RuleFault, unitFunctions, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import { expressionOf, type Comparator, type Group, type Measure, type Row } from "./guided-form.js";
import { sameRule } from "./same-rule.js";
import { typeOfTerm } from "./term-type.js";

/** Why an expression cannot be shown as rows: a key for words, and the part that is in the way. */
export interface NotGuided {
  readonly reason: "fault" | "empty" | "comment" | "value" | "nested" | "part";
  readonly text: string;
}

export type Guided = { readonly ok: true; readonly group: Group } | { readonly ok: false } & NotGuided;

class NoRow extends Error {
  readonly why: NotGuided;
  constructor(reason: NotGuided["reason"], text: string) {
    super(reason);
    this.why = { reason, text };
  }
}

/** Comments stand outside of texts in quotes. */
const hasComment = (text: string): boolean => /\/\/|\/\*/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, ""));

/** The rows an expression can be shown and changed as, without any loss; else why not. */
export function guidedOf(text: string, vocabulary: Vocabulary): Guided {
  if (text.trim() === "") return { ok: false, reason: "empty", text: "" };
  if (hasComment(text)) return { ok: false, reason: "comment", text: "" };
  try {
    const rule = compileRule(text, vocabulary);
    const group = new Reader(text).top(rule);
    // What the rows say must be the same rule to the last part, or changing a row would change more than the row.
    const again = compileRule(expressionOf(group, typeOfTerm(vocabulary)), vocabulary);
    return sameRule(rule, again) ? { ok: true, group } : { ok: false, reason: "part", text };
  } catch (error) {
    if (error instanceof NoRow) return { ok: false, ...error.why };
    if (error instanceof RuleFault) return { ok: false, reason: "fault", text: "" };
    throw error;
  }
}

type Of<K extends Rule["kind"]> = Extract<Rule, { kind: K }>;

class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  written({ from, to }: Rule): string {
    return this.#text.slice(from, to);
  }

  refuse(rule: Rule, reason: NotGuided["reason"] = "part"): never {
    throw new NoRow(reason, this.written(rule));
  }

  top(rule: Rule): Group {
    if (rule.of.type !== "boolean" || rule.of.list) this.refuse(rule, "value");
    return isJoined(rule) ? this.group(rule, 0) : { kind: "group", join: "and", items: [this.row(rule)] };
  }

  group(rule: Of<"and" | "or">, depth: number): Group {
    if (depth > 1) this.refuse(rule, "nested");
    return { kind: "group", join: rule.kind, items: rule.parts.map((part) => (isJoined(part) ? this.group(part, depth + 1) : this.row(part))) };
  }

  row(rule: Rule): Row {
    switch (rule.kind) {
      case "compare": return this.made(this.measure(rule.left), rule.operator, [rule.right]);
      case "missing": return this.made(this.measure(rule.value), rule.negated ? "!= null" : "= null", []);
      case "and": return this.between(rule);
      case "or": return this.oneOf(rule, "in");
      case "not": return rule.part.kind === "or" && rule.part.closed ? this.oneOf(rule.part, "not in") : this.refuse(rule);
      case "text call": return rule.name === "ends with" ? this.refuse(rule) : this.made(this.measure(rule.text), rule.name, [rule.part]);
      case "list contains": return this.made(this.measure(rule.list), "list contains", [rule.value]);
      default: return this.refuse(rule);
    }
  }

  between(rule: Of<"and" | "or">): Row {
    const [low, high] = rule.parts;
    if (low?.kind !== "compare" || high?.kind !== "compare" || low.operator !== ">=" || high.operator !== "<=") return this.refuse(rule);
    return this.made(this.measure(low.left), "between", [low.right, high.right]);
  }

  oneOf(rule: Of<"and" | "or">, comparator: "in" | "not in"): Row {
    const [first] = rule.parts;
    if (rule.parts.length === 1 && first && comparator === "in") return this.row(first);
    const tests = rule.parts.map((part) => (part.kind === "compare" && part.operator === "=" ? part : this.refuse(rule)));
    return this.made(this.measure(tests[0]?.left ?? this.refuse(rule)), comparator, tests.map(({ right }) => right));
  }

  measure(rule: Rule): Measure {
    if (rule.kind === "term") return { name: rule.name, per: null };
    const quotient = rule.kind === "arithmetic" && rule.operator === "/" && rule.left.kind === "term" && rule.right.kind === "term";
    return quotient ? { name: (rule.left as Of<"term">).name, per: (rule.right as Of<"term">).name } : this.refuse(rule);
  }

  made(measure: Measure, comparator: Comparator, parts: readonly Rule[]): Row {
    const read = parts.map((part) => this.value(part));
    const [first] = read;
    // One choice of unit stands for all values of the row.
    if (read.some(({ unit, perUnit }) => unit !== first?.unit || perUnit !== first.perUnit)) this.refuse(parts[0]!);
    return { kind: "row", measure, comparator, values: read.map(({ value }) => value), unit: first?.unit ?? "", perUnit: first?.perUnit ?? "" };
  }

  value(rule: Rule): { value: string; unit: string; perUnit: string } {
    if (rule.kind === "arithmetic" && rule.operator === "/") {
      const [above, below] = [this.value(rule.left), this.value(rule.right)];
      if (above.perUnit !== "" || below.value !== "1" || below.unit === "") this.refuse(rule);
      return { ...above, perUnit: below.unit };
    }
    if (rule.kind !== "constant") return this.refuse(rule);
    const { type } = rule.of;
    if (type === "string") return { value: String(rule.value), unit: "", perUnit: "" };
    const call = /^([^\s()"]+)\s*\(\s*(-?\d+(?:\.\d+)?|"\d{4}-\d{2}-\d{2}")\s*\)$/.exec(this.written(rule));
    if (type === "date" && call?.[1] === "date" && call[2]?.startsWith("\"")) return { value: call[2].slice(1, -1), unit: "", perUnit: "" };
    if (type === "boolean") return { value: String(rule.value), unit: "", perUnit: "" };
    if (type !== "number") return this.refuse(rule);
    if (call && unitNames.has(call[1]!)) return { value: call[2]!, unit: call[1]!, perUnit: "" };
    return /^-?\d+(\.\d+)?$/.test(this.written(rule)) ? { value: this.written(rule), unit: "", perUnit: "" } : this.refuse(rule);
  }
}

const isJoined = (rule: Rule): rule is Of<"and" | "or"> => (rule.kind === "and" || rule.kind === "or") && !rule.closed;


const unitNames = new Set(unitFunctions.keys());
