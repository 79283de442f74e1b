import {
  batchRows, cellOf, compileRule, decidingFacts, namesIn, no, numbersOf, textsOf, truthsOf, unknown, yes,
  type Column, type Rule, type Value, type Vocabulary,
} from "@chengqi/engines/rules";

/** One share of a run: rows from `from` to before `to`. All arrays in the columns are shared, not copied. */
export interface RunTask {
  readonly expression: string;
  readonly vocabulary: Vocabulary;
  readonly columns: ReadonlyMap<string, Column>;
  /** 1 where the firm is synthetic. */
  readonly synthetic: Uint8Array;
  readonly today: number;
  readonly from: number;
  readonly to: number;
  /** Rows that are not to be counted: of zones that are not the reader's own. */
  readonly zones: readonly string[] | null;
  /** Look at every n-th unknown row for the facts it misses; 0: only count. */
  readonly stride: number;
}

/** What a share came to. */
export interface RunShare {
  readonly rows: number;
  readonly synthetic: number;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly texts: Readonly<Record<string, number>>;
  readonly numbers: Float64Array | null;
  readonly examined: number;
  readonly missing: Readonly<Record<string, number>>;
}

export default function share(task: RunTask): RunShare {
  const rule = compileRule(task.expression, task.vocabulary);
  const counted = ownRows(task);
  const outcome = rule.of.type === "boolean" ? ofTruths(task, rule, counted) : rule.of.type === "string" ? ofTexts(task, rule, counted) : ofNumbers(task, rule, counted);
  const { unknownRows, ...counts } = outcome;
  return { ...counts, synthetic: syntheticIn(task, counted), unknown: unknownRows.length, ...missingIn(task, rule, unknownRows) };
}

function syntheticIn({ synthetic, from, to }: RunTask, counted: Counted): number {
  let found = 0;
  for (let row = from; row < to; row += 1) if (synthetic[row] === 1 && (!counted || counted(row))) found += 1;
  return found;
}

type Outcome = Pick<RunShare, "rows" | "met" | "unmet" | "texts" | "numbers"> & { readonly unknownRows: readonly number[] };
type Counted = ((row: number) => boolean) | null;

function ownRows({ zones, columns }: RunTask): Counted {
  if (zones === null) return null;
  const column = columns.get("功能区");
  if (column?.kind !== "texts") return () => false;
  const own = new Set(zones.map((zone) => column.texts.indexOf(zone)).filter((place) => place >= 0));
  return (row) => own.has(column.codes[row]!);
}

/** Goes through the rows in batches. `fill` works out a batch, `each` takes one row by its place in the batch. */
function through<T>({ from, to }: RunTask, counted: Counted, fill: (first: number, count: number) => T, each: (batch: T, at: number, row: number) => void): number {
  let rows = 0;
  for (let first = from; first < to; first += batchRows) {
    const count = Math.min(batchRows, to - first);
    const batch = fill(first, count);
    for (let at = 0; at < count; at += 1) {
      if (counted && !counted(first + at)) continue;
      rows += 1;
      each(batch, at, first + at);
    }
  }
  return rows;
}

function ofTruths(task: RunTask, rule: Rule, counted: Counted): Outcome {
  const found = [0, 0, 0];
  const unknownRows: number[] = [];
  const rows = through(task, counted, truthsOf(rule, task.columns, task.today), (truths, at, row) => {
    const truth = truths[at]!;
    found[truth]! += 1;
    if (truth === unknown) unknownRows.push(row);
  });
  return { rows, met: found[yes]!, unmet: found[no]!, texts: {}, numbers: null, unknownRows };
}

function ofTexts(task: RunTask, rule: Rule, counted: Counted): Outcome {
  const { texts, codes } = textsOf(rule, task.columns, task.today);
  const found: number[] = [];
  const unknownRows: number[] = [];
  const rows = through(task, counted, codes, (batch, at, row) => {
    const code = batch[at]!;
    if (code < 0) unknownRows.push(row);
    else found[code] = (found[code] ?? 0) + 1;
  });
  return { rows, met: 0, unmet: 0, texts: Object.fromEntries(texts.flatMap((text, code) => (found[code] ? [[text, found[code]]] : []))), numbers: null, unknownRows };
}

function ofNumbers(task: RunTask, rule: Rule, counted: Counted): Outcome {
  const values = new Float64Array(task.to - task.from);
  let known = 0;
  const unknownRows: number[] = [];
  const rows = through(task, counted, numbersOf(rule, task.columns, task.today), (batch, at, row) => {
    const value = batch[at]!;
    if (Number.isNaN(value)) unknownRows.push(row);
    else values[known++] = value;
  });
  return { rows, met: 0, unmet: 0, texts: {}, numbers: values.slice(0, known).toSorted(), unknownRows };
}

/** Which missing facts would help to decide the unknown rows. */
function missingIn({ columns, today, stride }: RunTask, rule: Rule, rows: readonly number[]): Pick<RunShare, "examined" | "missing"> {
  const missing: Record<string, number> = {};
  if (stride === 0) return { examined: 0, missing };
  const names = namesIn(rule);
  let examined = 0;
  for (let place = 0; place < rows.length; place += stride) {
    examined += 1;
    const facts = factsAt(columns, names, rows[place]!);
    for (const name of new Set(decidingFacts(rule, { facts, today }).flatMap((set) => set.facts))) missing[name] = (missing[name] ?? 0) + 1;
  }
  return { examined, missing };
}

function factsAt(columns: ReadonlyMap<string, Column>, names: readonly string[], row: number): ReadonlyMap<string, Value> {
  const facts = new Map<string, Value>();
  for (const name of names) {
    const column = columns.get(name);
    const value = column ? cellOf(column, row) : null;
    if (value !== null) facts.set(name, value);
  }
  return facts;
}
