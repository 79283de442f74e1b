import type { SyntaxNode } from "@lezer/common";
import { parser } from "lezer-feel";
import { isFact } from "./arithmetic.js";
import { RuleFault, type Arithmetic, type Comparison, type Fault, type Written, type WrittenTest } from "./tree.js";

/** The longest expression that is read; a rule beyond it is no longer one that people read. */
export const mostCharacters = 10_000;
const deepest = 60;
/** Characters of what was found that a fault repeats. */
const mostShown = 60;

/**
 * Reads an expression of FEEL (DMN 1.5, chapter 10) into a tree. Only its shape is judged: names and types come later.
 *
 * @throws RuleFault naming the place, what was found and what would be right
 */
export function readExpression(text: string): Written {
  if (text.length > mostCharacters) {
    throw new RuleFault({ from: mostCharacters, to: text.length, key: "too-long", found: `${text.length} characters`, expected: `at most ${mostCharacters}` });
  }
  const tree = parser.parse(text);
  const [top, extra] = children(tree.topNode);
  if (!top || text.trim() === "") throw new RuleFault({ from: 0, to: text.length, key: "empty", found: "nothing", expected: "an expression" });
  const reader = new Reader(text);
  reader.refuseErrors(tree.topNode);
  if (extra) reader.refuse(extra, "unexpected", "the end of the expression");
  return reader.expression(top, 0);
}

const meant = (node: SyntaxNode) => node.name !== "LineComment" && node.name !== "BlockComment";

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (meant(child)) found.push(child);
  return found;
}

class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  refuse(at: { readonly from: number; readonly to: number }, key: string, expected: string): never {
    const to = at.to > at.from ? at.to : Math.min(at.from + 12, this.#text.length);
    const said = to - at.from > mostShown ? `${this.#text.slice(at.from, at.from + mostShown)}…` : this.#text.slice(at.from, to);
    throw new RuleFault({ from: at.from, to, key, found: said === "" ? "the end" : JSON.stringify(said), expected } satisfies Fault);
  }

  /** The parser mends what it cannot read and goes on; we do not. */
  refuseErrors(top: SyntaxNode): void {
    top.cursor().iterate((node) => {
      if (node.type.isError) this.refuse({ from: node.from, to: node.to }, "unreadable", node.from >= this.#text.length ? "the expression to go on" : "an operator, a value or the end");
    });
  }

  expression(node: SyntaxNode, depth: number): Written {
    if (depth > deepest) this.refuse(node, "too-deep", `at most ${deepest} levels of brackets`);
    const read = readers[node.name];
    if (!read) this.refuse(node, "not-in-subset", "a part of the rule language");
    return read(this, node, depth + 1);
  }

  text(node: SyntaxNode): string {
    return this.#text.slice(node.from, node.to);
  }

  name(node: SyntaxNode): string {
    return this.text(node).replaceAll(/\s+/g, " ");
  }

  string(node: SyntaxNode): string {
    try {
      const value: unknown = JSON.parse(this.text(node).replaceAll("\n", "\\n"));
      if (typeof value === "string" && !value.includes("\u0000")) return value;
    } catch {
      // Refused below, like a text with a sign that no database keeps.
    }
    return this.refuse(node, "unreadable", "a text in double quotes");
  }

  parts(node: SyntaxNode, words: readonly string[]): SyntaxNode[] {
    return children(node).filter((child) => !words.includes(child.name));
  }
}

type Read = (reader: Reader, node: SyntaxNode, depth: number) => Written;

const span = ({ from, to }: SyntaxNode) => ({ from, to });
const brackets = ["(", ")", "[", "]"];

/** The two parts of a binary operator. */
function two(reader: Reader, node: SyntaxNode, depth: number): [Written, Written] {
  const [left, , right] = children(node);
  if (!left || !right) reader.refuse(node, "unreadable", "two values with an operator between");
  return [reader.expression(left, depth), reader.expression(right, depth)];
}

function joined(kind: "and" | "or", nodeName: string): Read {
  return (reader, node, depth) => {
    // a and b and c is read as (a and b) and c: one list is easier to explain.
    const parts = reader.parts(node, [kind]).flatMap((child) => {
      const read = reader.expression(child, child.name === nodeName ? depth - 1 : depth);
      return child.name === nodeName && read.kind === kind ? read.parts : [read];
    });
    return { ...span(node), kind, parts };
  };
}

function arithmetic(reader: Reader, node: SyntaxNode, depth: number): Written {
  const parts = children(node);
  if (parts.length === 2) return negated(reader, node, depth);
  const operator = reader.text(parts[1]!);
  const [left, right] = two(reader, node, depth);
  if (operator === "**") {
    const times = right.kind === "number" && [1, 2, 3, 4].includes(right.value) ? right.value : reader.refuse(parts[2]!, "power", "a whole power from 1 to 4");
    return Array.from({ length: times - 1 }).reduce<Written>((product) => ({ ...span(node), kind: "arithmetic", operator: "*", left: product, right: left }), left);
  }
  return { ...span(node), kind: "arithmetic", operator: operator as Arithmetic, left, right };
}

function negated(reader: Reader, node: SyntaxNode, depth: number): Written {
  const of = reader.expression(children(node)[1]!, depth);
  return of.kind === "number" ? { ...span(node), kind: "number", value: -of.value } : { ...span(node), kind: "negate", of };
}

function comparison(reader: Reader, node: SyntaxNode, depth: number): Written {
  const parts = children(node);
  const [of, operator] = parts;
  if (operator?.name === "between") {
    const [, , low, , high] = parts;
    if (!low || !high) reader.refuse(node, "unreadable", "between … and …");
    return { ...span(node), kind: "between", of: reader.expression(of!, depth), low: reader.expression(low, depth), high: reader.expression(high, depth) };
  }
  if (operator?.name === "in") {
    const tests = reader.parts(node, [...brackets, "in"]).slice(1).flatMap((part) => (part.name === "PositiveUnaryTests" ? children(part) : [part]));
    return { ...span(node), kind: "in", of: reader.expression(of!, depth), tests: tests.map((part) => test(reader, part, depth)) };
  }
  if (of?.name === "Comparison") reader.refuse(operator ?? node, "chained", "and between two comparisons");
  const [left, right] = two(reader, node, depth);
  return { ...span(node), kind: "compare", operator: reader.text(operator!) as Comparison, left, right };
}

function test(reader: Reader, node: SyntaxNode, depth: number): WrittenTest {
  const [only] = children(node);
  if (node.name === "PositiveUnaryTest" && only) return test(reader, only, depth);
  if (node.name === "ParenthesizedExpression") return test(reader, reader.parts(node, brackets)[0]!, depth);
  if (node.name === "SimplePositiveUnaryTest" && only) {
    const [operator, value] = children(node);
    if (operator?.name !== "CompareOp") return test(reader, only, depth);
    return { ...span(node), kind: "compare", operator: reader.text(operator) as Comparison, with: reader.expression(value!, depth) };
  }
  if (node.name !== "Interval") return { ...span(node), kind: "value", value: reader.expression(node, depth) };
  const [open, low, , high, close] = children(node);
  if (!low || !high) reader.refuse(node, "unreadable", "a range with two ends");
  return {
    ...span(node), kind: "range", low: reader.expression(low, depth), high: reader.expression(high, depth),
    lowIncluded: open?.name === "[", highIncluded: close?.name === "]",
  };
}

function temporal(reader: Reader, node: SyntaxNode): Written {
  const [literal] = children(node);
  if (literal?.name === "AtLiteral") return { ...span(node), kind: "temporal", maker: "@", text: reader.string(children(literal)[0]!) };
  const maker = literal ? reader.text(literal) : "";
  const parameters = children(node).find(({ name }) => name === "PositionalParameters");
  const [first, ...more] = parameters ? children(parameters) : [];
  if ((maker !== "date" && maker !== "duration") || !first) reader.refuse(node, "not-in-subset", 'date("…") or duration("…")');
  if (first.name !== "StringLiteral" || more.length > 0) {
    return { ...span(node), kind: "call", name: maker, parameters: [first, ...more].map((one) => reader.expression(one, 0)) };
  }
  return { ...span(node), kind: "temporal", maker, text: reader.string(first) };
}

function quantified(reader: Reader, node: SyntaxNode, depth: number): Written {
  const [which, expressions, , holds] = children(node);
  const [one, ...more] = expressions ? children(expressions) : [];
  const [name, , context] = one ? children(one) : [];
  const list = context && children(context);
  if (!which || !holds || !name || list?.length !== 1 || more.length > 0) reader.refuse(node, "not-in-subset", "some or every … in one list satisfies …");
  return {
    ...span(node), kind: "quantified", every: which.name === "every", name: reader.name(name),
    list: reader.expression(list[0]!, depth), holds: reader.expression(holds, depth),
  };
}

function call(reader: Reader, node: SyntaxNode, depth: number): Written {
  const [name, ...rest] = children(node);
  const parameters = rest.find((child) => child.name === "PositionalParameters");
  if (rest.some((child) => child.name === "NamedParameters")) reader.refuse(node, "not-in-subset", "parameters without names");
  return { ...span(node), kind: "call", name: reader.name(name!), parameters: (parameters ? children(parameters) : []).map((one) => reader.expression(one, depth)) };
}

function conditional(reader: Reader, node: SyntaxNode, depth: number): Written {
  const [when, met, unmet] = reader.parts(node, ["if", "then", "else"]);
  if (!when || !met || !unmet) reader.refuse(node, "unreadable", "if … then … else …");
  return { ...span(node), kind: "if", when: reader.expression(when, depth), met: reader.expression(met, depth), unmet: reader.expression(unmet, depth) };
}

function number(reader: Reader, node: SyntaxNode): Written {
  const value = Number(reader.text(node));
  if (!isFact(value)) reader.refuse(node, "number", "0, or a number from 1e-12 to below 1e18");
  return { ...span(node), kind: "number", value };
}

const readers: Readonly<Record<string, Read>> = {
  NumericLiteral: number,
  StringLiteral: (reader, node) => ({ ...span(node), kind: "string", value: reader.string(node) }),
  BooleanLiteral: (reader, node) => ({ ...span(node), kind: "boolean", value: reader.text(node) === "true" }),
  null: (_reader, node) => ({ ...span(node), kind: "null" }),
  DateTimeLiteral: temporal,
  VariableName: (reader, node) => ({ ...span(node), kind: "name", name: reader.name(node) }),
  ParenthesizedExpression: (reader, node, depth) => reader.expression(reader.parts(node, brackets)[0]!, depth),
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: joined("and", "Conjunction"),
  Disjunction: joined("or", "Disjunction"),
  IfExpression: conditional,
  QuantifiedExpression: quantified,
  List: (reader, node, depth) => ({ ...span(node), kind: "list", items: reader.parts(node, brackets).map((one) => reader.expression(one, depth)) }),
  FunctionInvocation: call,
  PathExpression: (reader, node, depth) => {
    const [of, , part] = children(node);
    return { ...span(node), kind: "part", of: reader.expression(of!, depth), name: reader.name(part!) };
  },
};
