import { unitFunctions, type TermType } from "@chengqi/engines/rules";

/** What a row compares: a name of the vocabulary, or one name per another (税收 / 用地面积). */
export interface Measure {
  readonly name: string;
  readonly per: string | null;
}

export const comparators = [
  ">=", "<=", ">", "<", "=", "!=", "between", "in", "not in", "starts with", "contains", "list contains", "= null", "!= null",
] as const;
export type Comparator = (typeof comparators)[number];

/** One condition. Values are as they are typed; numbers may have a unit, of a quotient two. */
export interface Row {
  readonly kind: "row";
  readonly measure: Measure;
  readonly comparator: Comparator;
  readonly values: readonly string[];
  /** Unit functions of the language (万元, 亩); empty: the unit of the vocabulary itself. */
  readonly unit: string;
  readonly perUnit: string;
}

/** Conditions of which all or any must hold; within it rows, and at the top groups of rows. */
export interface Group {
  readonly kind: "group";
  readonly join: "and" | "or";
  readonly items: readonly (Row | Group)[];
}

/** How many values a comparator takes; null: as many as one likes. */
export const valuesOf: Readonly<Record<Comparator, number | null>> = {
  ">=": 1, "<=": 1, ">": 1, "<": 1, "=": 1, "!=": 1, between: 2, in: null, "not in": null,
  "starts with": 1, contains: 1, "list contains": 1, "= null": 0, "!= null": 0,
};

/** Comparators that fit what stands before them. */
export const comparatorsFor: Readonly<Record<TermType, readonly Comparator[]>> = {
  number: [">=", "<=", ">", "<", "=", "between", "= null", "!= null"],
  date: [">=", "<=", ">", "<", "=", "between", "= null", "!= null"],
  string: ["in", "not in", "=", "!=", "starts with", "contains", "= null", "!= null"],
  boolean: ["=", "= null", "!= null"],
  strings: ["list contains", "= null", "!= null"],
  numbers: ["= null", "!= null"],
};

/** Unit functions a number of this unit can be written in; the empty one writes it bare. */
export const unitChoices = (unit: string): readonly string[] =>
  ["", ...[...unitFunctions].filter(([, made]) => made.unit === unit).map(([name]) => name)];

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Whether a row has all that a condition needs. */
export function isComplete({ measure, comparator, values }: Row, type: TermType): boolean {
  const due = valuesOf[comparator];
  if (measure.name === "" || (due === null ? values.length === 0 : values.length !== due)) return false;
  const fits = type === "number" ? isNumber : type === "date" ? isDay : (text: string) => text !== "";
  return values.every((value) => fits(value));
}

function valueText(value: string, row: Row, type: TermType): string {
  if (type === "date") return `date(${JSON.stringify(value)})`;
  if (type === "boolean") return value;
  if (type !== "number") return JSON.stringify(value);
  const above = row.unit === "" ? value : `${row.unit}(${value})`;
  return row.perUnit === "" ? above : `${above} / ${row.perUnit}(1)`;
}

const measureText = ({ name, per }: Measure): string => (per === null ? name : `${name} / ${per}`);

function rowText(row: Row, typeOf: (name: string) => TermType): string {
  const type = row.measure.per === null ? typeOf(row.measure.name) : "number";
  const before = measureText(row.measure);
  const values = row.values.map((value) => valueText(value, row, type === "strings" ? "string" : type));
  const [first = "", second = ""] = values;
  switch (row.comparator) {
    case "between": return `${before} between ${first} and ${second}`;
    case "in": return `${before} in (${values.join(", ")})`;
    case "not in": return `not(${before} in (${values.join(", ")}))`;
    case "starts with": case "contains": case "list contains": return `${row.comparator}(${before}, ${first})`;
    case "= null": case "!= null": return `${before} ${row.comparator}`;
    default: return `${before} ${row.comparator} ${first}`;
  }
}

/** The expression that guided rows stand for. A row that lacks a value leaves a gap, which checking then names. */
export function expressionOf(group: Group, typeOf: (name: string) => TermType): string {
  const several = group.items.length > 1;
  const parts = group.items.map((item) => {
    if (item.kind === "row") return rowText(item, typeOf);
    const inner = item.items.map((row) => (row.kind === "row" ? rowText(row, typeOf) : `(${expressionOf(row, typeOf)})`)).join(` ${item.join} `);
    return several ? `(${inner})` : inner;
  });
  return parts.join(`\n${group.join} `);
}

const usual: Readonly<Record<string, string>> = { cny: "万元", m2: "亩" };

/** The units people write such a value in, to begin with. A quotient of one unit is a plain number. */
export function usualUnits(unit: string, per: string | null): Pick<Row, "unit" | "perUnit"> {
  if (per === null) return { unit: usual[unit] ?? "", perUnit: "" };
  const [above, below] = [unit, per].map((one) => usual[one] ?? unitChoices(one)[1]);
  return unit === per || unit === "" || per === "" || above === undefined || below === undefined ? { unit: "", perUnit: "" } : { unit: above, perUnit: below };
}
