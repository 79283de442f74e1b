import { leastNumber, mostNumber, powerOfTen, wholeFrom } from "./arithmetic.js";
import { firstDay, lastDay } from "./days.js";
import type { ListCall, Rule } from "./rule.js";
import { RuleFault } from "./tree.js";

/** A condition or value for PostgreSQL 15: text with `$1`, `$2` … and what stands for them. Unknown is null. */
export interface SqlText {
  readonly text: string;
  readonly parameters: readonly (number | string)[];
}

/**
 * How a term stands in the database: SQL that names a column, trusted as it is. Types by term: number double precision, string
 * text, boolean boolean, date date, numbers double precision[], strings text[].
 */
export type SqlColumns = Readonly<Record<string, string>>;

const epoch = "date '1970-01-01'";

class Writer {
  readonly #columns: SqlColumns;
  readonly #today: number;
  readonly parameters: (number | string)[] = [];
  #rows = 0;

  constructor(columns: SqlColumns, today: number) {
    this.#columns = columns;
    this.#today = today;
  }

  parameter(value: number | string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${typeof value === "number" ? "float8" : "text"}`;
  }

  today(): string {
    return this.parameter(this.#today);
  }

  /** A name for the rows of a query within. */
  rows(): string {
    this.#rows += 1;
    return `r${this.#rows}`;
  }

  column(rule: Extract<Rule, { kind: "term" }>): string {
    const column = Object.hasOwn(this.#columns, rule.name) ? this.#columns[rule.name] : undefined;
    if (column === undefined) {
      throw new RuleFault({ from: rule.from, to: rule.to, key: "no-column", found: JSON.stringify(rule.name), expected: "a name the database has a column for" });
    }
    return column;
  }
}

type Bound = ReadonlyMap<string, string>;
type Write<K extends Rule["kind"]> = (writer: Writer, rule: Extract<Rule, { kind: K }>, bound: Bound) => string;

const fact = (x: string): string => `case when abs(${x}) >= ${leastNumber} and abs(${x}) < ${mostNumber} or ${x} = 0 then ${x} end`;

function term(writer: Writer, rule: Extract<Rule, { kind: "term" }>): string {
  const column = writer.column(rule);
  if (rule.of.list && rule.of.type === "number") {
    const [rows, x] = [writer.rows(), "x"];
    return `(case when ${column} is null then null else coalesce((select array_agg(${fact(`${rows}.${x}`)} order by ${rows}.o) from unnest(${column}) with ordinality as ${rows}(${x}, o)), '{}'::float8[]) end)`;
  }
  if (rule.of.list) return `(${column})`;
  if (rule.of.type === "number") return `(${fact(`(${column})`)})`;
  if (rule.of.type === "date") return `(case when ${column} between date '0001-01-01' and date '9999-12-31' then (${column} - ${epoch})::float8 end)`;
  return `(${column})`;
}

/** Null for a day outside of the calendar, with the day written but once. */
const aDay = (day: string): string =>
  `nullif(nullif(least(greatest(${day}, ${firstDay - 1}), ${lastDay + 1}), ${firstDay - 1}), ${lastDay + 1})`;
const asDate = (day: string): string => `(${epoch} + (${day})::int)`;

function arithmetic(writer: Writer, rule: Extract<Rule, { kind: "arithmetic" }>, bound: Bound): string {
  const left = write(writer, rule.left, bound);
  const right = write(writer, rule.right, bound);
  switch (rule.operator) {
    case "/": return `(${left} / nullif(${right}, 0))`;
    case "day+": return aDay(`(${left} + ${right})`);
    case "day-": return aDay(`(${left} - ${right})`);
    case "month+": case "month-":
      // A missing day must stay missing: least and greatest pass over nulls.
      return `(select ${aDay(`((${asDate("d")} ${rule.operator[5]} make_interval(months => m::int))::date - ${epoch})::float8`)} from (select ${left} as d, ${right} as m offset 0) as ${writer.rows()} where d is not null and m is not null)`;
    default: return `(${left} ${rule.operator} ${right})`;
  }
}

const joined = (writer: Writer, rule: Extract<Rule, { kind: "and" | "or" }>, bound: Bound): string => `(${rule.parts.map((part) => write(writer, part, bound)).join(` ${rule.kind} `)})`;

/** Text is compared sign by sign, whatever language the database sorts by. */
const exact = (rule: Rule, text: string): string => (rule.of.type === "string" && !rule.of.list ? `${text} collate "C"` : text);

function quantified(writer: Writer, rule: Extract<Rule, { kind: "quantified" }>, bound: Bound): string {
  const rows = writer.rows();
  const list = write(writer, rule.list, bound);
  const holds = write(writer, rule.holds, new Map([...bound, [rule.name, `${rows}.x`]]));
  const [found, otherwise] = rule.every ? ["false", "true"] : ["true", "false"];
  return `(select case when l is null then null else (select case when bool_or(h = ${found}) then ${found} when bool_or(h is null) then null else ${otherwise} end `
    + `from (select ${holds} as h from unnest(l) as ${rows}(x) offset 0) as ${writer.rows()}) end from (select ${list} as l offset 0) as ${writer.rows()})`;
}

const gathered: Readonly<Record<Exclude<ListCall, "count">, string>> = {
  sum: "sum(x order by o)", min: "min(x)", max: "max(x)", mean: "sum(x order by o) / nullif(count(*), 0)",
};

function listCall(writer: Writer, rule: Extract<Rule, { kind: "list call" }>, bound: Bound): string {
  const list = write(writer, rule.list, bound);
  if (rule.name === "count") return `cardinality(${list})::float8`;
  return `(select case when l is null then null else (select case when count(x) = count(*) then ${gathered[rule.name]} end `
    + `from unnest(l) with ordinality as ${writer.rows()}(x, o)) end from (select ${list} as l offset 0) as ${writer.rows()})`;
}

function numberCall(writer: Writer, rule: Extract<Rule, { kind: "number call" }>, bound: Bound): string {
  const [first, second] = rule.parameters;
  const x = write(writer, first!, bound);
  switch (rule.name) {
    case "abs": return `abs(${x})`;
    case "floor": return `floor(${x})`;
    case "ceiling": return `ceil(${x})`;
    case "modulo": return `(select x - y * floor(x / nullif(y, 0)) from (select ${x} as x, ${write(writer, second!, bound)} as y offset 0) as ${writer.rows()})`;
    case "round half up": {
      const scale = powerOfTen(second!.kind === "constant" ? Number(second!.value) : 0);
      return `(select case when abs(x) * ${scale} >= ${wholeFrom} then x else sign(x) * (floor(abs(x) * ${scale} + 0.5::float8) / ${scale}) end from (select ${x} as x offset 0) as ${writer.rows()})`;
    }
  }
}

function textCall(writer: Writer, rule: Extract<Rule, { kind: "text call" }>, bound: Bound): string {
  const [text, part] = [write(writer, rule.text, bound), write(writer, rule.part, bound)];
  switch (rule.name) {
    case "contains": return `(strpos(${text}, ${part}) > 0)`;
    case "starts with": return `starts_with(${text}, ${part})`;
    case "ends with": return `(select right(t, char_length(p)) collate "C" = p collate "C" from (select ${text} as t, ${part} as p offset 0) as ${writer.rows()})`;
  }
}

const months = (from: string, to: string): string =>
  `(extract(year from ${to}) * 12 + extract(month from ${to}) - extract(year from ${from}) * 12 - extract(month from ${from}) - case when extract(day from ${to}) < extract(day from ${from}) then 1 else 0 end)`;

const writers: { readonly [K in Rule["kind"]]: Write<K> } = {
  constant: (writer, rule) => (typeof rule.value === "boolean" ? String(rule.value) : writer.parameter(rule.value)),
  term: (writer, rule) => term(writer, rule),
  bound: (_writer, rule, bound) => bound.get(rule.name) ?? "null",
  today: (writer) => writer.today(),
  arithmetic,
  compare: (writer, rule, bound) =>
    `(${exact(rule.left, write(writer, rule.left, bound))} ${rule.operator === "!=" ? "<>" : rule.operator} ${exact(rule.right, write(writer, rule.right, bound))})`,
  missing: (writer, rule, bound) => `(${write(writer, rule.value, bound)} is ${rule.negated ? "not " : ""}null)`,
  and: joined, or: joined,
  not: (writer, rule, bound) => `(not ${write(writer, rule.part, bound)})`,
  if: (writer, rule, bound) =>
    `(case ${write(writer, rule.when, bound)} when true then ${write(writer, rule.met, bound)} when false then ${write(writer, rule.unmet, bound)} end)`,
  quantified,
  list: (writer, rule, bound) => `array[${rule.items.map((item) => write(writer, item, bound)).join(", ")}]`,
  "number call": numberCall,
  "list call": listCall,
  "text call": textCall,
  "text length": (writer, rule, bound) => `char_length(${write(writer, rule.text, bound)})::float8`,
  substring: (writer, rule, bound) => `substr(${write(writer, rule.text, bound)}, ${rule.start}${rule.length === null ? "" : `, ${rule.length}`})`,
  "list contains": (writer, rule, bound) => `(${exact(rule.value, write(writer, rule.value, bound))} = any(${write(writer, rule.list, bound)}))`,
  "months between": (writer, rule, bound) =>
    `(select (case when t >= f then ${months("f", "t")} else -${months("t", "f")} end)::float8 from (select ${asDate(write(writer, rule.start, bound))} as f, ${asDate(write(writer, rule.end, bound))} as t offset 0) as ${writer.rows()})`,
  "part of day": (writer, rule, bound) => `extract(${rule.part} from ${asDate(write(writer, rule.day, bound))})::float8`,
};

function write(writer: Writer, rule: Rule, bound: Bound): string {
  return writers[rule.kind](writer, rule as never, bound);
}

/**
 * A rule as SQL that gives the same value as `valueOf`, row by row. Days and durations are numbers, as in the tree.
 *
 * @param today days since 1970-01-01 for `today()`
 * @throws RuleFault where a name has no column
 */
export function sqlOf(rule: Rule, columns: SqlColumns, today: number): SqlText {
  const writer = new Writer(columns, today);
  const text = write(writer, rule, new Map());
  return { text, parameters: writer.parameters };
}
