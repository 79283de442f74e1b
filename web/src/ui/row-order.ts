/** How a table is sorted: the key of a column, with `-` before it for the largest first. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

export const sortingOf = (text: string): Sorting =>
  text.startsWith("-") ? { key: text.slice(1), descending: true } : { key: text, descending: false };

export const sortingText = ({ key, descending }: Sorting): string => `${descending ? "-" : ""}${key}`;

/** The sorting after a click on a column: a new column begins as it is read best, the same one turns around. */
export const nextSorting = (now: Sorting, key: string, numeric: boolean): Sorting =>
  now.key === key ? { key, descending: !now.descending } : { key, descending: numeric };

type Value = number | string | null;

/** Rows in the order of a value; undefined ones last in both directions, equal ones as they were. */
export function orderedRows<Row>(rows: readonly Row[], value: (row: Row) => Value, descending: boolean): Row[] {
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => compare(value(a), value(b), turn));
}

function compare(a: Value, b: Value, turn: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return turn * (a - b);
  return turn * String(a).localeCompare(String(b), "zh-CN", { numeric: true });
}
